// The desk beside the editor: asks what there is to say of the story as it stands, while somebody writes, and goes to
// the words. It never keeps anybody from writing or saving; where the desk cannot be reached it says so and asks again.
(() => {
  const desk = document.querySelector("[data-desk]");
  const form = document.querySelector("form[data-edit-form], #page-edit-form, #w-editor-form");
  const aside = document.querySelector("[data-form-side]");
  if (!desk || !form || !aside) return;

  const PAUSE = 700; // milliseconds after the last key
  const AGAIN = 8000; // milliseconds until a desk that could not be reached is asked again
  const PATIENCE = 15000; // milliseconds that an answer may take
  const NARROW = matchMedia("(max-width: 50rem)");

  // --- Its place: one of Wagtail's side panels. Wagtail looks for those once the page is there, after this.

  const section = desk.closest("section[data-panel], .w-panel") ?? desk;
  const panel = document.createElement("div");
  panel.className = "form-side__panel";
  panel.dataset.sidePanel = "desk";
  panel.hidden = true;
  const body = desk.querySelector("[data-desk-body]");
  body.querySelector(".desk__title").id = "side-panel-desk-title";
  panel.append(body);
  aside.append(panel);
  const toggle = desk.querySelector("[data-desk-toggle]");
  const toggles = document.querySelector("[data-side-panel-toggle]:not([data-desk-toggle])")?.parentNode;
  toggle.hidden = false;
  toggles?.append(toggle);
  const words = Object.fromEntries(
    [...desk.querySelector("template[data-desk-words]").content.querySelectorAll("[data-say]")].map((each) => [each.dataset.say, each.textContent]),
  );
  const pattern = desk.querySelector("template[data-desk-finding]").content.firstElementChild;
  section.remove();

  const part = (name) => body.querySelector(`[data-desk-${name}]`);
  const status = part("status");
  const trouble = part("problem");
  const notes = part("notes");
  const groups = part("groups");
  const done = part("done");
  const sign = part("sign");
  const hint = part("hint");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? "");

  // --- Asking

  let last = ""; // what was asked last, so that nothing is asked twice
  let timer = 0;
  let running = null;
  let open = [];
  let here = null; // the finding that was gone to

  const written = () => {
    const sent = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") sent.append(name, value);
    return sent;
  };

  const ask = async (url, more = {}, force = true) => {
    const sent = written();
    for (const [name, value] of Object.entries(more)) sent.set(name, value);
    const key = sent.toString();
    if (!force && key === last) return true;
    running?.abort();
    const mine = (running = new AbortController());
    const late = setTimeout(() => mine.abort("late"), PATIENCE);
    try {
      const answer = await fetch(url, {
        method: "POST",
        body: sent,
        signal: mine.signal,
        credentials: "same-origin",
        redirect: "error",
        headers: { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
      });
      const found = await answer.json();
      if (mine !== running) return false;
      body.classList.remove("desk--away");
      if (!answer.ok) {
        if (answer.status === 413) status.textContent = "";
        tell(found.problem ?? "");
        return false;
      }
      last = url === desk.dataset.check ? key : "";
      tell("");
      show(found);
      return true;
    } catch (problem) {
      if (mine !== running && mine.signal.reason !== "late") return false;
      body.classList.add("desk--away");
      status.textContent = words.away;
      clearTimeout(timer);
      timer = setTimeout(() => check(true), AGAIN);
      return false;
    } finally {
      clearTimeout(late);
    }
  };

  const check = (force = false) => ask(desk.dataset.check, {}, force);
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => check(), PAUSE);
  };
  const tell = (problem) => {
    trouble.textContent = problem;
    trouble.hidden = !problem;
  };

  // --- Showing

  const severities = ["error", "warning", "info"];

  const heading = (tag, name, count) => {
    const line = document.createElement(tag);
    const number = document.createElement("span");
    number.className = "desk__number";
    number.textContent = count;
    line.append(words[name], " ", number);
    return line;
  };

  const list = (findings) => {
    const made = document.createElement("ul");
    made.className = "desk__list";
    made.append(...findings.map(entry));
    return made;
  };

  const group = (name, findings, before = null, closed = false) => {
    if (!findings.length && !before) return null;
    const made = document.createElement(closed ? "details" : "section");
    made.className = "desk__group";
    made.dataset.group = name;
    made.append(heading(closed ? "summary" : "h3", name, findings.length));
    if (before) made.append(before);
    made.append(list(findings));
    return made;
  };

  // What the desk has to say of its own work: that a text is in another language than the form says, a rule that failed.
  const note = (problem) => {
    const line = document.createElement("li");
    line.textContent = problem;
    return line;
  };

  const beside = (item) => {
    const line = document.createElement("p");
    line.className = "desk__pair";
    const whole = document.createElement("a");
    whole.href = item.side_by_side;
    whole.target = "_blank";
    whole.textContent = item.label;
    const source = document.createElement("a");
    source.href = item.url;
    source.target = "_blank";
    source.textContent = item.headline;
    line.append(source, " · ", whole);
    return line;
  };

  const show = (found) => {
    const at = remembered();
    open = found.open;
    const count = Object.fromEntries(severities.map((name) => [name, open.filter((each) => each.severity === name).length]));
    const own = open.filter((each) => !each.compared);
    const made = severities.map((name) => group(name, own.filter((each) => each.severity === name)));
    if (found.item) {
      const differ = open.filter((each) => each.compared).sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
      made.push(group("compared", differ, beside(found.item)));
    }
    notes.replaceChildren(...found.problems.map(note));
    notes.hidden = !found.problems.length;
    groups.replaceChildren(...made.filter(Boolean));
    done.replaceChildren(
      ...[group("signed_off", found.signed_off, null, true), group("dismissed", found.dismissed, null, true)].filter(Boolean),
    );
    status.textContent = open.length
      ? severities.filter((name) => count[name]).map((name) => `${words[name]}: ${count[name]}`).join(" · ")
      : words.none;
    sign.hidden = !(count.error && found.may_sign_off && found.gate === "hold");
    hint.hidden = !(count.error && !found.may_sign_off && found.gate === "hold");
    const counter = toggle.querySelector("[data-side-panel-toggle-counter]");
    counter.textContent = count.error || open.length;
    counter.hidden = !open.length;
    counter.classList.toggle("desk-count--quiet", !count.error);
    underline();
    at();
  };

  // A list that is made anew leaves the focus, a group that was opened, and a reason that is half written, as they were.
  const remembered = () => {
    const focused = document.activeElement;
    const line = focused?.closest?.(".desk-finding");
    const place = line && { mark: line.dataset.mark, part: [...focused.attributes].find((each) => each.name.startsWith("data-desk-"))?.name };
    const half = [...body.querySelectorAll(".desk-finding__why:not([hidden])")].map((each) => [
      each.closest(".desk-finding").dataset.mark,
      each.querySelector("input").value,
    ]);
    const groupOf = (name) => done.querySelector(`details[data-group="${name}"]`);
    const opened = [...done.querySelectorAll("details[open]")].map((each) => each.dataset.group);
    const folder = done.contains(focused) && focused.matches("summary") && focused.parentElement.dataset.group;
    return () => {
      for (const name of opened) groupOf(name)?.setAttribute("open", "");
      if (folder) groupOf(folder)?.querySelector("summary").focus();
      for (const [mark, reason] of half) {
        const again = body.querySelector(`.desk-finding[data-mark="${mark}"] .desk-finding__why`);
        if (again) {
          again.hidden = false;
          again.querySelector("input").value = reason;
        }
      }
      if (place?.part) body.querySelector(`.desk-finding[data-mark="${place.mark}"] [${place.part}]`)?.focus();
    };
  };

  // What a repair does: a space or a lone mark would not be seen between quotation marks.
  const labelOf = ({ text, words: said, sure }) => {
    if (!text) return said.trim() ? fill(words.delete, { text: said.trim() }) : words.close;
    if (!said && !text.trim()) return words.apart;
    if (!said) return fill(sure ? words.insert : words.offer, { text });
    return fill(sure ? words.replace : words.perhaps, { text });
  };

  const entry = (finding) => {
    const line = pattern.cloneNode(true);
    const one = (name) => line.querySelector(name);
    line.dataset.mark = finding.mark;
    line.classList.add(`desk-finding--${finding.severity}`);
    one(".desk-finding__where").textContent = finding.where;
    one(".desk-finding__said").textContent = finding.message;
    one(".desk-finding__code").textContent = finding.code;
    one(".desk-finding__code").title = finding.name;
    const go = one("[data-desk-to]");
    go.disabled = !finding.places.length;
    go.addEventListener("click", () => goTo(finding, line));
    if (finding.compared) {
      one(".desk-finding__sides").hidden = false;
      one("[data-desk-original]").textContent = finding.original ?? words.nothing;
      one("[data-desk-here]").textContent = finding.words || words.nothing;
    }
    if (finding.decision) {
      line.classList.add("desk-finding--decided");
      one(".desk-finding__decided").hidden = false;
      one(".desk-finding__decided").textContent = `${finding.reason} (${finding.by}, ${finding.at})`;
      const back = one("[data-desk-take-back]");
      back.hidden = !finding.may_take_back;
      back.addEventListener("click", () => ask(desk.dataset.takeBack, { "desk-decision": finding.decision }));
      return line;
    }
    const fix = one("[data-desk-fix]");
    if (finding.fix) {
      fix.hidden = false;
      fix.textContent = labelOf(finding.fix);
      fix.classList.toggle("button-secondary", !finding.fix.sure);
      fix.addEventListener("click", () => mend(finding.fix, finding));
    }
    const dismiss = one("[data-desk-dismiss]");
    const why = one(".desk-finding__why");
    dismiss.hidden = !(finding.may_dismiss && desk.dataset.dismiss);
    dismiss.addEventListener("click", () => {
      why.hidden = !why.hidden;
      dismiss.setAttribute("aria-expanded", String(!why.hidden));
      if (!why.hidden) why.querySelector("input").focus();
    });
    decides(why, (reason) => ask(desk.dataset.dismiss, { "desk-mark": finding.mark, "desk-reason": reason }));
    return line;
  };

  // A reason and the button that takes it, also by the Enter key.
  const decides = (place, door) => {
    const reason = place.querySelector("[data-desk-reason]");
    const act = async () => {
      if (await door(reason.value)) reason.value = "";
    };
    place.querySelector("[data-desk-go]").addEventListener("click", act);
    reason.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      act();
    });
  };

  // --- The words in the editor. The desk counts code points, a browser counts halves of some.

  const units = (text, points) => [...text].slice(0, points).join("").length;

  const fieldOf = (place) => (place.field ? form.elements.namedItem(place.field) : null);

  const blockOf = (field, place) => {
    const content = field.draftailEditor?.getEditorState?.().getCurrentContent();
    return content?.getBlockForKey(place.block) ?? null;
  };

  // Where the words are now: at their place, or where they went when something was written before them.
  const span = (text, place, said) => {
    const start = units(text, place.start);
    const end = units(text, place.end);
    if (said === undefined || text.slice(start, end) === said) return [start, end];
    const found = said ? text.indexOf(said) : -1;
    return found < 0 ? null : [found, found + said.length];
  };

  const reveal = (element) => {
    for (let around = element.parentElement; around; around = around.parentElement) {
      if (around.getAttribute("role") === "tabpanel" && around.hidden) document.getElementById(around.getAttribute("aria-labelledby"))?.click();
      if (around.id && around.hidden) document.querySelector(`[aria-controls="${CSS.escape(around.id)}"][aria-expanded="false"]`)?.click();
    }
  };

  const goTo = (finding, line) => {
    body.querySelectorAll(".desk-finding--here").forEach((each) => each.classList.remove("desk-finding--here"));
    line?.classList.add("desk-finding--here");
    const place = finding.places.find((each) => fieldOf(each)) ?? null;
    const field = place && fieldOf(place);
    if (!field) return tell(words.gone);
    tell("");
    here = finding;
    if (NARROW.matches) toggle.click();
    const said = finding.places.length === 1 ? finding.words : undefined;
    if (field.draftailEditor) {
      const block = blockOf(field, place);
      const at = block && span(block.getText(), place, said);
      if (!at) return tell(words.gone);
      const editor = field.draftailEditor;
      const state = editor.getEditorState();
      const chosen = state.getSelection().merge({
        anchorKey: place.block, anchorOffset: at[0], focusKey: place.block, focusOffset: at[1], isBackward: false, hasFocus: true,
      });
      const node = elementOf(field, place.block);
      reveal(node ?? field);
      node?.scrollIntoView({ block: "center" });
      editor.onChange(state.constructor.forceSelection(state, chosen));
      requestAnimationFrame(underline);
      return undefined;
    }
    const at = span(field.value, place, said);
    if (!at) return tell(words.gone);
    reveal(field);
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
    field.setSelectionRange?.(...at);
    underline();
    return undefined;
  };

  const mend = (fix, finding) => {
    const field = fieldOf(fix);
    if (!field) return tell(words.gone);
    if (!field.draftailEditor) {
      const at = span(field.value, fix, fix.words);
      if (!at) return tell(words.gone);
      reveal(field);
      field.focus();
      field.setRangeText(fix.text, ...at, "select");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
      return soon();
    }
    const block = blockOf(field, fix);
    const at = block && span(block.getText(), fix, fix.words);
    if (!at) return tell(words.gone);
    const [start, end] = at;
    const state = field.draftailEditor.getEditorState();
    const content = state.getCurrentContent();
    const characters = block.getCharacterList();
    // What is put in looks as what it replaces, or as what it stands beside: bold stays bold.
    const like = characters.get(start) ?? characters.get(start - 1);
    if (fix.text && !like) return tell(words.gone);
    const text = block.getText();
    const mended = block.merge({
      text: text.slice(0, start) + fix.text + text.slice(end),
      characterList: characters.splice(start, end - start, ...Array(fix.text.length).fill(like)),
    });
    const selection = state.getSelection().merge({
      anchorKey: fix.block, anchorOffset: start, focusKey: fix.block, focusOffset: start + fix.text.length, isBackward: false, hasFocus: false,
    });
    const replaced = content.merge({
      blockMap: content.getBlockMap().set(fix.block, mended), selectionBefore: state.getSelection(), selectionAfter: selection,
    });
    reveal(field);
    field.draftailEditor.onChange(state.constructor.push(state, replaced, "insert-characters"));
    elementOf(field, fix.block)?.scrollIntoView({ block: "center" });
    if (here === finding) here = null;
    return soon();
  };

  // --- Marks under the words, where the browser can: they do not touch what the editor holds.

  const elementOf = (field, key) =>
    field.parentNode.querySelector(`[data-block="true"][data-offset-key^="${CSS.escape(key)}-"]`);

  const rangeOf = (root, start, end) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let at = 0;
    let begun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const next = at + node.length;
      if (!begun && start < next) {
        range.setStart(node, start - at);
        begun = true;
      }
      if (begun && end <= next) {
        range.setEnd(node, end - at);
        return range;
      }
      at = next;
    }
    return null;
  };

  const rangesOf = (finding) =>
    finding.places.flatMap((place) => {
      const field = fieldOf(place);
      const block = field?.draftailEditor && blockOf(field, place);
      const at = block && span(block.getText(), place, finding.places.length === 1 ? finding.words : undefined);
      const root = at && elementOf(field, place.block);
      if (!root) return [];
      // A place between two words is shown by the one before it.
      const [start, end] = at[0] === at[1] ? [Math.max(0, at[0] - 1), at[1]] : at;
      const range = rangeOf(root, start, end);
      return range ? [range] : [];
    });

  const underline = () => {
    if (!window.Highlight || !CSS.highlights) return;
    for (const severity of severities) {
      const ranges = open.filter((each) => each.severity === severity).flatMap(rangesOf);
      CSS.highlights.set(`desk-${severity}`, new Highlight(...ranges));
    }
    const shown = open.find((each) => each.mark === here?.mark);
    CSS.highlights.set("desk-here", new Highlight(...(shown ? rangesOf(shown) : [])));
  };

  // --- When to ask

  for (const event of ["input", "change", "keyup", "paste", "drop", "click"]) form.addEventListener(event, soon);
  part("ask").addEventListener("click", () => {
    status.textContent = words.reading;
    check(true);
  });
  decides(sign, (reason) => ask(desk.dataset.signOff, { "desk-reason": reason }));
  window.addEventListener("online", () => check(true));
  panel.addEventListener("show", underline);

  const begin = async () => {
    await check(true);
    // Who has not chosen what stands beside the text sees what the desk found, where there is room for it.
    let chosen = null;
    try {
      chosen = localStorage.getItem("wagtail:side-panel-open");
    } catch {
      chosen = "";
    }
    if (open.length && chosen === null && matchMedia("(min-width: 75rem)").matches) panel.dispatchEvent(new CustomEvent("open"));
    setTimeout(underline, 300);
  };
  // The editors of rich text are there only after this.
  window.addEventListener("load", begin);
})();

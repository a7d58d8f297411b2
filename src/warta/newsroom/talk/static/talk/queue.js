// Moves through the moderators' queue by keyboard. Every key presses a button that is on the page, so that
// nothing can be done by key that cannot be done without.
(() => {
  const queue = document.querySelector("[data-talk-queue]");
  if (!queue) return;
  const comments = [...queue.querySelectorAll(".talk-comment")];
  const help = queue.querySelector(".talk-help");
  const all = queue.querySelector("[data-talk-all]");
  const ticked = queue.querySelector("[data-talk-ticked]");
  const ticks = [...queue.querySelectorAll('input[name="comment"]')];

  const current = () => comments.indexOf(document.activeElement?.closest?.(".talk-comment"));

  const go = (place) => {
    const comment = comments[Math.min(Math.max(place, 0), comments.length - 1)];
    if (!comment) return;
    comment.focus({ preventScroll: true });
    comment.scrollIntoView({ block: "nearest" });
  };

  const press = (key) => {
    const comment = comments[current()];
    comment?.querySelector(`button[data-talk-key="${key}"]`)?.click();
  };

  const count = () => {
    if (!all || !ticked) return;
    const number = ticks.filter((tick) => tick.checked).length;
    ticked.value = number;
    ticked.hidden = number === 0;
    all.checked = number > 0 && number === ticks.length;
    all.indeterminate = number > 0 && number < ticks.length;
  };

  const keys = {
    j: () => go(current() + 1),
    k: () => go(current() < 0 ? 0 : current() - 1),
    x: () => comments[current()]?.querySelector('input[name="comment"]')?.click(),
    o: () => comments[current()]?.querySelector(".talk-under a")?.click(),
    u: () => document.querySelector('.talk-done button[data-talk-key="u"]')?.click(),
    "?": () => help?.showModal(),
  };

  const typing = (element) =>
    element?.isContentEditable || element?.matches?.('textarea, select, input:not([type="checkbox"])');

  // On the window and in the capture phase: Wagtail answers "?" too, with the keys of the whole admin.
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat && event.key !== "j" && event.key !== "k") return;
      if (typing(event.target) || document.querySelector("dialog[open]")) return;
      const known = keys[event.key] ?? (/^[a-z]$/.test(event.key) && queue.querySelector(`button[data-talk-key="${event.key}"]`) ? () => press(event.key) : null);
      if (!known) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      known();
    },
    true,
  );

  if (all) {
    all.closest("label").hidden = false;
    all.addEventListener("change", () => {
      ticks.forEach((tick) => { tick.checked = all.checked; });
      count();
    });
    ticks.forEach((tick) => tick.addEventListener("change", count));
    count();
  }

  // After an act the address names the comment that follows; a fresh visit begins with the first.
  const named = comments.findIndex((comment) => `#${comment.id}` === location.hash);
  if (named >= 0) go(named);
  else if (document.activeElement === document.body) comments[0]?.focus({ preventScroll: true });
})();

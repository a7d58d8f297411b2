// The samples beside a colour follow what is typed.
document.addEventListener("input", (event) => {
  for (const samples of document.querySelectorAll("[data-house-colour]")) {
    if (samples.dataset.houseColour !== event.target.id) continue;
    const typed = event.target.value.trim();
    const colour = /^#[0-9a-f]{6}$/i.test(typed) ? typed : samples.dataset.usual;
    for (const sample of samples.children) sample.style.color = colour;
  }
});

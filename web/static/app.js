// After a list was swapped in, the keyboard and the screen reader go on at its first line.
// Typing goes on undisturbed: focus stays while a field of a form has it.
document.addEventListener("htmx:afterSettle", (event) => {
  const typing = document.activeElement && document.activeElement.matches("input, select, textarea");
  const start = event.detail.target.querySelector("[data-focus]");
  if (start && !typing) start.focus();
});

// An answer to the next request replaces what an earlier one complained about.
document.addEventListener("htmx:beforeRequest", () => {
  document.getElementById("notice").replaceChildren();
});

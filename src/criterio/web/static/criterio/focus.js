// SPDX-License-Identifier: EUPL-1.2
// Takes the keyboard and the screen reader to what has just happened: the summary of errors, or the part just renewed.

const reach = (element) => {
  if (!element) return;
  if (!element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
  element.focus();
};

reach(document.querySelector(".errors"));

document.addEventListener("htmx:afterSwap", (event) => {
  const renewed = event.detail.target;
  reach(renewed.querySelector(".errors, [data-focus]") ?? (renewed.hasAttribute("data-focus") ? renewed : null));
});

document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector(".languages[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

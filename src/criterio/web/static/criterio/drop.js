// SPDX-License-Identifier: EUPL-1.2
// Files may be dropped on the box around a file input, and the box says which ones were chosen.

const tell = (box) => {
  const input = box.querySelector("input[type=file]");
  const list = box.querySelector("output");
  if (list) list.textContent = [...input.files].map((file) => file.name).join(", ");
};

const prepare = (box) => {
  if (box.dataset.ready) return;
  box.dataset.ready = "yes";
  const input = box.querySelector("input[type=file]");
  const over = (is) => box.classList.toggle("over", is);
  input.addEventListener("change", () => tell(box));
  box.addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
  box.addEventListener("dragleave", () => over(false));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    const dropped = new DataTransfer();
    for (const file of [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1)) dropped.items.add(file);
    input.files = dropped.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
};

const prepareAll = () => document.querySelectorAll(".drop").forEach(prepare);

prepareAll();
document.addEventListener("htmx:afterSwap", prepareAll);

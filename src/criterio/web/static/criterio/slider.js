// SPDX-License-Identifier: EUPL-1.2
// The value of a slider is written beside it, in the reader's way of writing numbers.

const write = (slider) => {
  const output = slider.form?.querySelector(`output[for="${CSS.escape(slider.id)}"]`);
  if (!output) return;
  const number = new Intl.NumberFormat(document.documentElement.lang).format(slider.valueAsNumber);
  output.textContent = slider.dataset.unit ? `${number} ${slider.dataset.unit}` : number;
};

const writeAll = () => document.querySelectorAll("input[type=range]").forEach(write);

writeAll();
document.addEventListener("input", (event) => { if (event.target.matches("input[type=range]")) write(event.target); });
document.addEventListener("htmx:afterSwap", writeAll);

/** Stands in for what jsPDF can do but Kibe never asks of it: HTML, SVG and PNG pictures. */
export default {}

/** What jsPDF imports from its reader of PNG. */
export function decode(): never {
  throw new Error('Kibe draws no picture into a PDF.')
}

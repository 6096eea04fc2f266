/** Stands in for what jsPDF can do but Kibe never asks of it: HTML and SVG drawing. */
export default {}

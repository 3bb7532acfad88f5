// Brings the marked quote into view inside its own box, without moving the page.
export default function ({ data }) {
  let left = 60;
  const scroll = () => {
    const mark = document.getElementById(data.target);
    const box = mark && mark.closest(".kp-source");
    if (box && box.clientHeight > 0) {
      const above = mark.getBoundingClientRect().top - box.getBoundingClientRect().top;
      box.scrollTop += above - box.clientHeight / 3;
    } else if (left-- > 0) {
      requestAnimationFrame(scroll);
    }
  };
  requestAnimationFrame(scroll);
}

/**
 * What is wrong with the layout of a page, as sentences. Runs inside the page, so it stands alone.
 * `direction`: `ltr` or `rtl`, set before looking.
 */
export function flaws(direction) {
  document.documentElement.dir = direction;
  const found = [];
  const spelled = (element) => {
    const id = element.id ? `#${element.id}` : "";
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    return `${element.localName}${id}${classes} "${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}"`;
  };
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".sr, template, option");
  const wide = document.documentElement.clientWidth;

  if (document.documentElement.scrollWidth > wide) {
    const out = [...document.querySelectorAll("body *")].filter((one) => {
      const box = one.getBoundingClientRect();
      return isSeen(one) && (box.right > wide + 1 || box.left < -1);
    });
    found.push(`scrolls sideways (${document.documentElement.scrollWidth} px): ${out.slice(0, 3).map(spelled).join("; ")}`);
  }

  // Words and numbers that must be whole; what is typed into a field and a deal's title in a row may be cut.
  const whole = "button, .btn, .badge, .money, .figure, .num, .row__no, .row__when, .row__left, label, legend, h1, h2, h3, th, dt, dd, summary, [role='menuitem'], .help, .error, .note, .row__note, .foot, .party";
  const clips = (element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    return overflowX !== "visible" || overflowY !== "visible";
  };
  for (const element of document.querySelectorAll(whole)) {
    if (!isSeen(element) || !element.textContent.trim() || element.matches("input, select, textarea")) continue;
    const inline = getComputedStyle(element).display === "inline";
    if (!inline && element.scrollWidth > element.clientWidth + 1) {
      // Parts for the eye that stand out on purpose (an open menu, a list) are no words of this element.
      const layers = [...element.querySelectorAll(".menu, .list")].some((layer) => isSeen(layer));
      if (!layers) found.push(`clipped (${element.scrollWidth} > ${element.clientWidth}): ${spelled(element)}`);
    }
    const box = element.getBoundingClientRect();
    if (box.right > wide + 1 || box.left < -1) found.push(`outside the page: ${spelled(element)}`);
    for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
      if (!clips(around)) continue;
      const frame = around.getBoundingClientRect();
      const scrolls = /auto|scroll/.test(getComputedStyle(around).overflowY);
      if (box.right > frame.right + 1 || box.left < frame.left - 1 || (!scrolls && box.bottom > frame.bottom + 1)) found.push(`cut by ${spelled(around).slice(0, 40)}: ${spelled(element)}`);
    }
  }

  // Nothing lies over the words of something else (apart from layers: menus, lists, bars that stay).
  const words = [...document.querySelectorAll(".badge, .money, .row__no, .btn, label, .figure, dt, dd, th")].filter((one) => isSeen(one) && one.textContent.trim() && !one.closest(".menu, .list, dialog, .modal__foot, .toolbar, .sheet__save, .modal__head"));
  for (let at = 0; at < words.length; at += 1) {
    const mine = words[at].getBoundingClientRect();
    for (let next = at + 1; next < Math.min(words.length, at + 12); next += 1) {
      if (words[at].contains(words[next]) || words[next].contains(words[at])) continue;
      const other = words[next].getBoundingClientRect();
      const across = Math.min(mine.right, other.right) - Math.max(mine.left, other.left);
      const down = Math.min(mine.bottom, other.bottom) - Math.max(mine.top, other.top);
      if (across > 1 && down > 1) found.push(`lies over each other: ${spelled(words[at])} and ${spelled(words[next])}`);
    }
  }

  // What is pressed is at least 24 px wide and high (a link inside a sentence is not).
  for (const element of document.querySelectorAll("button, a.btn, input, select, textarea, summary, [role='menuitem'], [role='option'], .page__foot a, .toc a")) {
    if (!isSeen(element) || element.type === "hidden") continue;
    // A box and the words beside it are one thing to press.
    const labelled = element.matches("[type='radio'], [type='checkbox']") ? [...element.labels].map((label) => label.getBoundingClientRect()) : [];
    const box = element.getBoundingClientRect();
    const width = Math.max(box.width, ...labelled.map((label) => label.width));
    const height = Math.max(box.height, ...labelled.map((label) => label.height));
    if (width < 23.5 || height < 23.5) found.push(`too small to press (${Math.round(width)} × ${Math.round(height)}): ${spelled(element)}`);
  }
  return [...new Set(found)];
}

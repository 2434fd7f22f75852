// The texts on the page whose contrast with their ground is less than WCAG AA asks for: 4.5, or 3 for large text.
() => {
  const channels = (text) => text.match(/[\d.]+/g).map(Number);
  const over = ([r, g, b, a = 1], [br, bg, bb]) => [r * a + br * (1 - a), g * a + bg * (1 - a), b * a + bb * (1 - a)];

  const ground = (node) => {
    if (!node) return [255, 255, 255];
    const colour = channels(getComputedStyle(node).backgroundColor);
    return colour[3] === undefined ? colour : over(colour, ground(node.parentElement));
  };

  const linear = (share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);

  const contrast = (node, style) => {
    const [one, other] = [luminance(over(channels(style.color), ground(node))), luminance(ground(node))];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  };

  const isLarge = (style) =>
    parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
  const ownWords = (node) =>
    [...node.childNodes]
      .filter((child) => child.nodeType === Node.TEXT_NODE)
      .map((child) => child.data.trim())
      .join("");
  const isSeen = (node) =>
    node.tagName !== "OPTION" && node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const isPicture = (words) => /^[\p{Extended_Pictographic}\uFE0F]+$/u.test(words);

  return [...document.querySelectorAll("body *")]
    .map((node) => ({ node, words: ownWords(node), style: getComputedStyle(node) }))
    .filter(({ node, words }) => words && !isPicture(words) && isSeen(node))
    .map(({ node, words, style }) => ({ words, ratio: contrast(node, style), needed: isLarge(style) ? 3 : 4.5 }))
    .filter(({ ratio, needed }) => ratio < needed)
    .map(({ words, ratio }) => `${ratio.toFixed(2)} ${words.slice(0, 40)}`);
};

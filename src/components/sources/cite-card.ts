/** Escape puts away what a number shows, until the pointer or the focus has left it. */
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  for (const cite of document.querySelectorAll('.cite:is(:hover, :focus-within)')) {
    cite.classList.add('put-away');
    const again = () => cite.classList.remove('put-away');
    cite.addEventListener('pointerleave', again, { once: true });
    cite.addEventListener('focusout', again, { once: true });
  }
});

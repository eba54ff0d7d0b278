/** Where a tooltip is put: inside the page's main landmark, so that a screen reader finds it somewhere. */
export function inMain(): { readonly UNSTABLE_portalContainer?: Element } {
  const main = document.querySelector('main');
  return main === null ? {} : { UNSTABLE_portalContainer: main };
}

/** The search of the page that is shown, which `/` leads to. */
export const pageSearch = () => document.querySelector<HTMLInputElement>('main input[type=search]:not(:disabled)');

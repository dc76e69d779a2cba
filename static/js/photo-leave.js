// Whoever signs out leaves no photo on the phone: asked first where some never reached the server.
import { wordsOf } from './page-words.js';
import { dropPhotosBy, photosBy } from './photo-store.js';

for (const form of document.querySelectorAll('form[action="/sign-out"][data-person]')) {
  const { person } = form.dataset;
  let isAsked = false;
  form.addEventListener('submit', (event) => {
    if (isAsked || event.defaultPrevented) return;
    event.preventDefault();
    void leave(form, event.submitter);
  });

  async function leave(whole, button) {
    const photos = await photosBy(person).catch(() => []);
    if (photos.length > 0 && !window.confirm(wordsOf(whole)('photos', { count: photos.length }))) {
      delete whole.dataset.sent;
      button?.removeAttribute('aria-busy');
      return;
    }
    await dropPhotosBy(person).catch(() => undefined);
    isAsked = true;
    delete whole.dataset.sent;
    whole.requestSubmit(button);
  }
}

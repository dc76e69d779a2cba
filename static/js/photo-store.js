// Photos that have not reached the server, kept on the phone: under the person who took them and the inspection they belong to.

const name = 'assay-photos';

/** A promise of what an IndexedDB request gives. */
const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function open() {
  const request = window.indexedDB.open(name, 1);
  request.onupgradeneeded = () =>
    request.result.createObjectStore('photos', { keyPath: 'id' }).createIndex('person', 'person');
  return asked(request);
}

async function within(mode, work) {
  const database = await open();
  try {
    const transaction = database.transaction('photos', mode);
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const result = await work(transaction.objectStore('photos'));
    await done;
    return result;
  } finally {
    database.close();
  }
}

/** {id, person, inspection, view, bytes, type, takenAt, fault}: `fault` says why the server does not want it. */
export const keepPhoto = (photo) => within('readwrite', (photos) => asked(photos.put(photo)));

export const dropPhoto = (id) => within('readwrite', (photos) => asked(photos.delete(id)));

/** The first one taken first. */
export const photosBy = async (person) => {
  const all = await within('readonly', (photos) => asked(photos.index('person').getAll(person)));
  return all.sort((one, other) => one.takenAt - other.takenAt || (one.id < other.id ? -1 : 1));
};

export async function dropPhotosBy(person) {
  for (const { id } of await photosBy(person)) await dropPhoto(id);
}

// A huge picture is made smaller before it is sent: the server keeps 1,600 pixels of it at most.

const enough = 2_400;
/** Bytes that are sent as they are. */
const small = 1_500_000;

/** @returns {bytes, type}; the file as it is where this browser cannot open it: the server says what it thinks of it. */
export async function shrunk(file) {
  const asItIs = async () => ({ bytes: await file.arrayBuffer(), type: file.type });
  if (file.size <= small) return asItIs();
  try {
    const picture = await window.createImageBitmap(file, { imageOrientation: 'from-image' });
    const share = Math.min(1, enough / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * share);
    canvas.height = Math.round(picture.height * share);
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    return blob && blob.size < file.size ? { bytes: await blob.arrayBuffer(), type: 'image/jpeg' } : asItIs();
  } catch {
    return asItIs();
  }
}

/** A small picture of bytes on a canvas: pictures of ours need no address for it. */
export async function drawSmall(bytes, type, canvas) {
  try {
    const picture = await window.createImageBitmap(new window.Blob([bytes], { type }), { resizeWidth: 240 });
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext('2d').drawImage(picture, 0, 0);
    picture.close();
  } catch {
    canvas.hidden = true;
  }
}

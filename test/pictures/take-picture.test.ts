/** Pictures as they come in: drawn anew, one at a time, or refused in a sentence. */
import { expect } from 'chai';
import { hidden } from '../../jobs/benchmarks/hostile-pictures.ts';
import { disguised, polyglots } from '../../jobs/benchmarks/hostile-disguises.ts';
import { animated, dimensions } from '../../jobs/benchmarks/hostile-swellings.ts';
import { goodPictures, scene, type GoodPictures } from '../../jobs/benchmarks/made-pictures.ts';
import { alikeUpTo, blank, fingerprintDistance } from '../../server/lab/fingerprint.ts';
import { refusals } from '../../server/pictures/picture-answer.ts';
import { createPictureTaker, takePicture, type Taken } from '../../server/pictures/take-picture.ts';
import { jpegParts, pictureMarks } from '../../jobs/benchmarks/jpeg-parts.ts';
import { join } from 'node:path';

describe('a picture that is taken', () => {
  let good: GoodPictures;
  before(async () => (good = await goodPictures()));

  const taken = async (content: Buffer): Promise<Taken> => {
    const answer = await takePicture(content);
    if (typeof answer === 'string' || 'refused' in answer) throw new Error(JSON.stringify(answer));
    return answer;
  };
  const said = async (content: Buffer) => {
    const answer = await takePicture(content);
    return typeof answer !== 'string' && 'refused' in answer ? answer.refused : 'taken';
  };

  it('becomes a JPEG of at most 1,600 pixels with a small one beside it, whatever camera wrote it', async () => {
    for (const content of [good.jpeg, good.png, good.webp, await scene(9, 3_000, 2_000).jpeg().toBuffer()]) {
      const { whole, small, width, height, sha256 } = await taken(content);
      expect(Math.max(width, height)).to.be.at.most(1_600);
      expect(jpegParts(whole).marks.every((mark) => pictureMarks.includes(mark))).to.equal(true);
      expect(jpegParts(small).behind).to.equal(0);
      expect(sha256).to.match(/^[0-9a-f]{64}$/);
    }
  });

  it('stands upright: what the camera said about its turn is done, then forgotten', async () => {
    const { width, height } = await taken(await scene(5, 400, 300).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect([width, height]).to.deep.equal([300, 400]);
  });

  it('keeps nothing of what was hidden in it or hung behind it', async () => {
    for (const { name, content } of await polyglots(good)) {
      const { whole, small } = await taken(content);
      for (const kept of [whole, small]) {
        const { marks, behind } = jpegParts(kept);
        expect([marks.filter((mark) => !pictureMarks.includes(mark)), behind], name).to.deep.equal([[], 0]);
        expect(
          hidden.filter((text) => kept.includes(Buffer.from(text, 'latin1'))),
          name,
        ).to.deep.equal([]);
      }
    }
  });

  it('is refused by what it is, not by its name: no drawing, paper, scan or moving picture', async () => {
    const files = [...(await disguised(good)), ...(await animated(good))];
    const answers = await Promise.all(
      files.slice(0, 8).map(async ({ name, content }) => [name, await said(content)] as const),
    );
    expect(answers.filter(([, answer]) => answer !== refusals.unknown)).to.deep.equal([]);
    const of = (name: string) => said(files.find((file) => file.name === name)!.content);
    expect(await of('scan.jpg')).to.equal(refusals.unknown);
    expect(await of('new.avif')).to.equal(refusals.unknown);
    expect(await of('moving.webp')).to.equal(refusals.moving);
    expect(await of('still.gif')).to.equal(refusals.unknown);
    expect(await of('inks.jpg')).to.equal('taken');
    expect(await of('fine.png')).to.equal('taken');
  });

  it('is refused when its head says that it would burst, when it was cut off, and when it is empty', async () => {
    for (const { name, content } of dimensions(good).filter((file) => / 32767| 65535/.test(file.name)))
      expect([refusals.large, refusals.unknown], name).to.include(await said(content));
    expect(await said(good.jpeg.subarray(0, good.jpeg.length / 2))).to.equal(refusals.broken);
    expect(await said(Buffer.alloc(0))).to.equal(refusals.empty);
  });

  it('looks like itself after it was saved again, smaller or brighter, and like no other', async () => {
    const scenes = [41, 42, 43, 44, 45, 46];
    const own = await Promise.all(
      scenes.map(async (seed) => (await taken(await scene(seed).jpeg().toBuffer())).fingerprint),
    );
    for (const [index, seed] of scenes.entries()) {
      const again = await scene(seed).resize(500).modulate({ brightness: 1.1 }).jpeg({ quality: 40 }).toBuffer();
      expect(fingerprintDistance((await taken(again)).fingerprint, own[index]!)).to.be.at.most(alikeUpTo);
      for (const other of own.slice(index + 1)) expect(fingerprintDistance(own[index]!, other)).to.be.above(alikeUpTo);
    }
    const dark = await taken(await scene(1).linear(0, 0).png().toBuffer());
    expect(dark.fingerprint).to.equal(blank);
  });
});

describe('the process that draws pictures', () => {
  const program = (name: string) => join(import.meta.dirname, '../support', name);

  it('takes one at a time, lets some wait, and says so beyond that', async () => {
    const { png } = await goodPictures();
    const take = createPictureTaker({ mostWaiting: 2 });
    const answers = await Promise.all([take(png), take(png), take(png), take(png), take(png)]);
    expect(answers.map((answer) => answer === 'busy')).to.deep.equal([false, false, false, true, true]);
    expect(await take(png)).to.include.keys('whole');
  });

  it('may die or never end: the picture is refused, and the next one is taken', async () => {
    const { png } = await goodPictures();
    const dying = createPictureTaker({ program: program('dying-process.ts') });
    expect(await dying(png)).to.deep.equal({ refused: refusals.broken });
    const endless = createPictureTaker({ program: program('endless-process.ts'), patience: 500 });
    expect(await Promise.all([endless(png), endless(png)])).to.deep.equal([
      { refused: refusals.slow },
      { refused: refusals.slow },
    ]);
  });
});

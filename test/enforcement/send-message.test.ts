/** Where messages may go: never to a cloud's metadata, whatever a name leads to, and always to the address that was looked at. */
import { expect } from 'chai';
import { sendMessage } from '../../jobs/send-message.ts';
import {
  faultOfAddress,
  faultOfResolved,
  isOwnNetwork,
  isRefusedAddress,
} from '../../server/enforcement/address-rules.ts';
import { openReceiver, type Receiver } from '../support/receiver.ts';

const refused = [
  ...['169.254.169.254', '169.254.0.1', 'fe80::1', 'febf::1', 'fd00:ec2::254', '100.100.100.200', '168.63.129.16'],
  ...['0.0.0.0', '::', '224.0.0.1', '255.255.255.255', 'ff02::1', '::ffff:169.254.169.254', '::ffff:a9fe:a9fe'],
  ...['64:ff9b::a9fe:a9fe', '2002:a9fe:a9fe::1', '::a9fe:a9fe', '::ffff:0:a9fe:a9fe'],
];

describe('where messages go', () => {
  let receiver: Receiver;
  before(async () => {
    receiver = await openReceiver();
  });
  after(() => receiver.close());
  const send = (address: string, resolve?: (host: string) => Promise<string[]>) =>
    sendMessage({ address, headers: {}, body: '{}' }, { patience: 20_000, ...(resolve ? { resolve } : {}) });

  it('knows the networks that nothing is sent to', () => {
    for (const ip of refused) expect(isRefusedAddress(ip), ip).to.equal(true);
    for (const ip of [
      '127.0.0.1',
      '::1',
      '10.0.0.8',
      '192.168.1.2',
      '172.31.0.1',
      'fd12::1',
      '::ffff:127.0.0.1',
      '8.8.8.8',
      '2606:4700::1',
    ])
      expect(isRefusedAddress(ip), ip).to.equal(false);
    for (const ip of ['8.8.8.8', '172.32.0.1', '2606:4700::1', '::ffff:8.8.8.8'])
      expect(isOwnNetwork(ip), ip).to.equal(false);
  });

  it('refuses what is typed, in every way to write it', () => {
    for (const address of [
      ...[
        'http://169.254.169.254/latest',
        'http://2852039166/',
        'http://0xa9fea9fe/',
        'http://[::ffff:169.254.169.254]/',
      ],
      ...[
        'http://[fe80::1]/',
        'https://metadata.google.internal/',
        'https://METADATA.google.internal./',
        'http://metadata/',
      ],
      ...[
        'https://me:pw@shop.example',
        'ftp://shop.example',
        'javascript:alert(1)',
        'file:///etc/passwd',
        'shop.example',
        '',
      ],
    ])
      expect(faultOfAddress(address), address).to.be.a('string');
    for (const address of [
      'https://shop.example/hooks',
      'http://127.0.0.1:8080',
      'https://10.0.0.5/x',
      'http://[::1]:9/',
    ])
      expect(faultOfAddress(address), address).to.equal(null);
  });

  it('refuses a name that leads to one of them, also among others', async () => {
    for (const ip of refused) {
      const { fault, status } = await send('https://shop.example/', () => Promise.resolve(['93.184.216.34', ip]));
      expect([fault, status], ip).to.deep.equal([
        'the name leads to a link-local or metadata address: nothing was sent',
        null,
      ]);
    }
    const none = await send('https://shop.example/', () => Promise.resolve([]));
    expect(none.fault).to.equal('the name leads to no address');
  });

  it('speaks plain http with this machine and private networks only', async () => {
    const { fault } = await send('http://shop.example/', () => Promise.resolve(['93.184.216.34']));
    expect(fault).to.equal('plain http is only for this machine and private networks: use https');
    expect(faultOfResolved(new URL('http://shop.internal'), ['10.0.0.5', '127.0.0.1'])).to.equal(null);
  });

  it('goes to the address that was judged, and asks for the name once', async () => {
    let asked = 0;
    const { port } = new URL(receiver.url);
    const rebinding = () => Promise.resolve(asked++ === 0 ? ['127.0.0.1'] : ['169.254.169.254']);
    const outcome = await send(`http://shop.example:${port}/hooks`, rebinding);
    expect([outcome.status, outcome.fault, asked]).to.deep.equal([200, null, 1]);
    expect(receiver.received.at(-1)?.headers.host).to.equal(`shop.example:${port}`);
  });

  it('says in words why there was no answer, and never the address', async () => {
    const free = await openReceiver();
    await free.close();
    expect((await send(free.url)).fault).to.equal('nobody listens there');
    expect((await send('https://no-such-name.invalid/secret')).fault)
      .to.match(/name/)
      .and.not.to.include('secret');
    const { port } = new URL(receiver.url);
    const plain = await send(`https://127.0.0.1:${port}/secret`);
    expect(plain.fault).to.be.a('string').and.not.include('secret');
    const hanging = await sendMessage(
      { address: 'https://slow.example/', headers: {}, body: '{}' },
      { patience: 100, resolve: () => new Promise(() => undefined) },
    );
    expect(hanging.fault).to.equal('no answer within 0.1 s');
  });
});

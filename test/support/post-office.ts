/** A post office that speaks just enough SMTP to take letters, or refuses them. */
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface PostOffice {
  url: string;
  letters: string[];
  refuses: boolean;
  close(): Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(socket, office);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const office: PostOffice = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters: [],
    refuses: false,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return office;
}

function serve(socket: Socket, office: PostOffice): void {
  let text = '';
  let letter: string | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 post office');
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    text += bytes.toString('utf8');
    for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
      const line = text.slice(0, end);
      text = text.slice(end + 2);
      if (letter !== null && line !== '.') letter += `${line}\n`;
      else if (letter !== null) {
        office.letters.push(letter);
        letter = null;
        say('250 taken');
      } else if (/^RCPT/i.test(line) && office.refuses) say('451 not today');
      else if (/^DATA/i.test(line)) {
        letter = '';
        say('354 go on');
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else say('250 fine');
    }
  });
}

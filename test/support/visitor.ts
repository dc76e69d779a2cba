/** A browser without a screen: keeps cookies, follows nothing by itself, sends forms with the token that their page gave. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  location: string | null;
}

export interface Visitor {
  url: string;
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  request(method: string, path: string, headers?: Record<string, string>, body?: string): Promise<Answer>;
  /** Opens `page` (the form's own path unless told), takes the token, and sends the form to `path`. */
  submit(path: string, fields: Record<string, string>, page?: string): Promise<Answer>;
  /** The `Cookie` header as it would be sent. */
  cookieHeader(): string;
}

export function createVisitor(url: string): Visitor {
  const cookies = new Map<string, string>();
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  const request: Visitor['request'] = async (method, path, headers = {}, body) => {
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: { ...(cookies.size ? { cookie: cookieHeader() } : {}), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, location: response.headers.get('location') };
  };

  return {
    url,
    cookies,
    cookieHeader,
    request,
    get: (path, headers) => request('GET', path, headers),
    async submit(path, fields, page = path) {
      const { text } = await request('GET', page);
      const token = /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '';
      const body = new URLSearchParams({ _csrf: token, ...fields }).toString();
      return request('POST', path, { 'content-type': 'application/x-www-form-urlencoded' }, body);
    },
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  const gone = attributes.some((attribute) => attribute.startsWith('Expires=Thu, 01 Jan 1970'));
  if (gone) cookies.delete(name);
  else cookies.set(name, value);
}

/** Opens a page as a browser does that has no cookies yet: it keeps those it gets on the way. */
export async function openPage(
  url: string,
): Promise<{ status: number; text: string }> {
  const jar: string[] = [];
  let next = new URL(url);
  for (let hop = 0; hop < 5; hop += 1) {
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: jar.join('; ') },
    });
    jar.push(
      ...response.headers.getSetCookie().map(cookie => cookie.split(';')[0]),
    );
    const location = response.headers.get('location');
    if (!location) {
      return { status: response.status, text: await response.text() };
    }
    next = new URL(location, next);
  }
  return { status: 310, text: `No end of redirects from ${url}` };
}

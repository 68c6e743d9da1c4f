/** Ports of the tests' own portal, apart from those of `npm start` so that both can run. */
export const PORTAL_PORT = Number(process.env.E2E_PORTAL_PORT ?? 7107);
export const AWS_PORT = Number(process.env.E2E_AWS_PORT ?? 4866);

export const PORTAL_URL = `http://localhost:${PORTAL_PORT}`;
export const AWS_URL = `http://localhost:${AWS_PORT}`;

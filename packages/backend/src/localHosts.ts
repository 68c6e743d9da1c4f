const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a host name of a URL is this machine's own. */
export const isLocalHost = (hostname: string) => LOCAL_HOSTS.includes(hostname);

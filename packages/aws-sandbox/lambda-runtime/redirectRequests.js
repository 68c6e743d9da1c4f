'use strict';

const dns = require('dns');
const http = require('http');
const https = require('https');

const AWS_HOST = /(^|\.)amazonaws\.com(\.cn)?$/;

/** Arguments of `request` brought together: options and callback. */
function gather(first, second, third) {
  if (typeof first === 'string' || first instanceof URL) {
    const { protocol, hostname, port, pathname, search } = new URL(first);
    const options = typeof second === 'object' && second !== null ? second : {};
    return [
      { protocol, hostname, port, path: pathname + search, ...options },
      typeof second === 'function' ? second : third,
    ];
  }
  return [first ?? {}, second];
}

/**
 * Leads requests for hosts of AWS to the local one, so that code that composes such an address by itself, as the
 * responses of custom resources do, arrives there. The `Host` header stays what it was.
 *
 * @param {string} endpoint address of the local AWS
 * @param {Record<string, string>} origin headers that say where on the network the function is
 */
function redirectRequests(endpoint, origin = {}) {
  const local = new URL(endpoint);
  const isLocal = (host, port) =>
    host === local.hostname && String(port) === local.port;
  const plainRequest = http.request;
  const hostOf = options =>
    String(options.hostname ?? options.host ?? '').replace(/:\d+$/, '');

  for (const module of [http, https]) {
    const request = module.request;
    module.request = (...given) => {
      const [options, callback] = gather(...given);
      const host = hostOf(options);
      if (isLocal(host, options.port)) {
        return request(
          { ...options, headers: { ...options.headers, ...origin } },
          callback,
        );
      }
      if (!AWS_HOST.test(host)) {
        return request(...given);
      }
      const { agent, port, host: _, ...rest } = options;
      return plainRequest(
        {
          ...rest,
          protocol: 'http:',
          hostname: local.hostname,
          port: local.port,
          headers: { host, ...options.headers, ...origin },
        },
        callback,
      );
    };
    module.get = (...given) => {
      const made = module.request(...given);
      made.end();
      return made;
    };
  }

  const { fetch } = globalThis;
  globalThis.fetch = (resource, init) => {
    const asked = new Request(resource, init);
    const url = new URL(asked.url);
    const forAws = AWS_HOST.test(url.hostname);
    if (!forAws && !isLocal(url.hostname, url.port)) {
      return fetch(resource, init);
    }
    const headers = new Headers(asked.headers);
    if (forAws) {
      headers.set('host', url.hostname);
    }
    Object.entries(origin).forEach(([name, value]) => headers.set(name, value));
    return fetch(new URL(url.pathname + url.search, local), {
      method: asked.method,
      headers,
      body: asked.body,
      signal: asked.signal,
      redirect: asked.redirect,
      ...(asked.body && { duplex: 'half' }),
    });
  };

  // Addresses such as `bucket.localhost` are this machine's, whether or not its resolver knows that.
  const { lookup } = dns;
  dns.lookup = (hostname, ...rest) =>
    lookup(/\.localhost$/.test(hostname) ? 'localhost' : hostname, ...rest);
}

module.exports = { redirectRequests };

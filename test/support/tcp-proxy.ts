// A TCP proxy that breaks what goes through it: cuts, resets, falls silent or changes bytes, at whatever the test waits for.
import { connect, createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';

export interface ProxiedBytes {
  /** From the client, or to it. */
  readonly from: 'client' | 'server';
  /** These bytes, one character each. */
  readonly text: string;
  /** Counts from 1. */
  readonly connection: number;
  /** All that came from this side on this connection, with these. */
  readonly total: number;
}

/** `cut` ends the connection in order, `reset` without, `stall` lets nothing through any more; a text goes on instead. */
export type ProxyAction = 'pass' | 'cut' | 'reset' | 'stall' | { readonly instead: string };

export interface TcpProxy {
  readonly port: number;
  /** How many connections there have been. */
  readonly connections: number;
  /** Asked for all bytes that come from now on. */
  behave(behaviour: (bytes: ProxiedBytes) => ProxyAction): void;
  /** Takes no connection any more: refused, as by a server that is down. */
  close(): Promise<void>;
}

const open = new Set<TcpProxy>();
afterAll(async () => {
  for (const proxy of open) await proxy.close();
});

export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  let behaviour: (bytes: ProxiedBytes) => ProxyAction = () => 'pass';
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const connection = (connections += 1);
    const target = connect(targetPort, '127.0.0.1');
    let stalled = false;
    for (const [from, source, sink] of [['client', client, target], ['server', target, client]] as const) {
      let total = 0;
      sockets.add(source);
      source.on('error', () => sink.destroy());
      source.on('close', () => {
        sockets.delete(source);
        if (!stalled) sink.end();
      });
      source.on('data', (bytes) => {
        if (stalled) return;
        const text = bytes.toString('latin1');
        total += bytes.length;
        const action = behaviour({ from, text, connection, total });
        if (action === 'pass') sink.write(bytes);
        else if (action === 'stall') stalled = true;
        else if (action === 'cut') for (const socket of [client, target]) socket.destroy();
        else if (action === 'reset') for (const socket of [client, target]) socket.resetAndDestroy();
        else sink.write(Buffer.from(action.instead, 'latin1'));
      });
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const proxy: TcpProxy = {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    get connections() {
      return connections;
    },
    behave: (next) => (behaviour = next),
    close: async () => {
      open.delete(proxy);
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
  open.add(proxy);
  return proxy;
}

/* The parts of these packages that are measured; none of them brings types of its own. */
declare module 'hashring' {
  class HashRing {
    constructor(servers: readonly string[] | Readonly<Record<string, { readonly weight: number }>>);
    readonly ring: readonly { readonly value: number; readonly server: string }[];
    get(key: string): string | undefined;
    find(hash: number): number;
    add(server: string): HashRing;
    remove(server: string): HashRing;
  }
  export = HashRing;
}

declare module 'consistent-hash' {
  class ConsistentHash {
    constructor(options: { readonly range: number; readonly controlPoints: number });
    add(node: string): ConsistentHash;
    remove(node: string): ConsistentHash;
    get(key: string): string | null;
  }
  export = ConsistentHash;
}

declare module 'node-hashring' {
  class HashRing {
    constructor(nodes: readonly string[], virtualNodes: number);
    addNode(node: string): void;
    removeNode(node: string): void;
    findNode(key: string): string;
  }
  export = HashRing;
}

# workload
"""Roads and dependencies: shortest paths, spanning trees, components, orders and flows."""
import heapq
import sys
from collections import deque

NODES = {"tiny": 20, "short": 18000, "long": 150000}


class Graph:
    def __init__(self, count):
        self.count = count
        self.edges = [{} for _ in range(count)]

    def add(self, source, target, weight):
        known = self.edges[source].get(target)
        if known is None or weight < known:
            self.edges[source][target] = weight

    def reversed(self):
        other = Graph(self.count)
        for source, targets in enumerate(self.edges):
            for target, weight in targets.items():
                other.add(target, source, weight)
        return other


def random_graph(count, degree, seed):
    graph = Graph(count)
    state = seed
    for source in range(count):
        for _ in range(degree):
            state = (state * 1103515245 + 12345) & 0x7FFFFFFF
            near = (state >> 16) % 40 - 20
            target = (source + near) % count if state >> 8 & 7 else (state >> 4) % count
            if target != source:
                graph.add(source, target, 1 + (state >> 12) % 90)
    return graph


def dijkstra(graph, start):
    distance = {start: 0}
    before = {}
    heap = [(0, start)]
    done = set()
    while heap:
        length, node = heapq.heappop(heap)
        if node in done:
            continue
        done.add(node)
        for target, weight in graph.edges[node].items():
            new = length + weight
            if target not in distance or new < distance[target]:
                distance[target] = new
                before[target] = node
                heapq.heappush(heap, (new, target))
    return distance, before


def path_to(before, node):
    path = [node]
    while node in before:
        node = before[node]
        path.append(node)
    return path[::-1]


def breadth_first(graph, start):
    depth = [-1] * graph.count
    depth[start] = 0
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for target in graph.edges[node]:
            if depth[target] < 0:
                depth[target] = depth[node] + 1
                queue.append(target)
    return depth


def strong_components(graph):
    """Tarjan's algorithm with a stack of its own."""
    index = {}
    low = {}
    on_stack = set()
    stack = []
    components = []
    for root in range(graph.count):
        if root in index:
            continue
        work = [(root, iter(graph.edges[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, targets = work[-1]
            for target in targets:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(graph.edges[target])))
                    break
                if target in on_stack:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == index[node]:
                    component = []
                    while True:
                        member = stack.pop()
                        on_stack.remove(member)
                        component.append(member)
                        if member == node:
                            break
                    components.append(component)
    return components


class Sets:
    def __init__(self, count):
        self.parent = list(range(count))
        self.size = [1] * count

    def find(self, item):
        parent = self.parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        return True


def spanning_tree(graph):
    edges = [(weight, a, b) for a, targets in enumerate(graph.edges) for b, weight in targets.items()]
    edges.sort()
    sets = Sets(graph.count)
    total = 0
    for weight, a, b in edges:
        if sets.join(a, b):
            total += weight
    return total, sets.size[sets.find(0)]


def topological(graph):
    """An order of the graph's edges that go up; they have no cycle."""
    waiting = [0] * graph.count
    for source, targets in enumerate(graph.edges):
        for target in targets:
            if target > source:
                waiting[target] += 1
    ready = [node for node in range(graph.count) if waiting[node] == 0]
    order = []
    longest = [0] * graph.count
    while ready:
        node = ready.pop()
        order.append(node)
        for target in graph.edges[node]:
            if target > node:
                longest[target] = max(longest[target], longest[node] + 1)
                waiting[target] -= 1
                if not waiting[target]:
                    ready.append(target)
    return order, max(longest)


def max_flow(graph, source, sink):
    """Edmonds and Karp's; on a small part of the graph."""
    left = {}
    for a, targets in enumerate(graph.edges):
        for b, capacity in targets.items():
            left.setdefault(a, {})[b] = left.get(a, {}).get(b, 0) + capacity
            left.setdefault(b, {}).setdefault(a, 0)
    flow = 0
    while True:
        before = {source: None}
        queue = deque([source])
        while queue and sink not in before:
            node = queue.popleft()
            for target, capacity in left[node].items():
                if capacity and target not in before:
                    before[target] = node
                    queue.append(target)
        if sink not in before:
            return flow
        step, node = 1 << 60, sink
        while before[node] is not None:
            step = min(step, left[before[node]][node])
            node = before[node]
        node = sink
        while before[node] is not None:
            left[before[node]][node] -= step
            left[node][before[node]] += step
            node = before[node]
        flow += step


def main(size):
    count = NODES[size]
    graph = random_graph(count, 4, 11)
    distance, before = dijkstra(graph, 0)
    far = max(distance, key=lambda node: (distance[node], node))
    path = path_to(before, far)
    assert distance[far] == sum(graph.edges[a][b] for a, b in zip(path, path[1:]))
    print("reached", len(distance), "farthest", far, distance[far], "stops", len(path))
    depth = breadth_first(graph, 0)
    assert sum(level >= 0 for level in depth) == len(distance)
    print("levels", max(depth), sum(depth))
    components = strong_components(graph)
    assert sum(map(len, components)) == count
    backward = strong_components(graph.reversed())
    assert sorted(map(sorted, components)) == sorted(map(sorted, backward))
    print("components", len(components), max(map(len, components)))
    print("tree", *spanning_tree(graph))
    order, longest = topological(graph)
    assert len(order) == count
    print("order", longest, order[:5])
    small = random_graph(min(count // 8, 400) + 5, 5, 3)
    print("flow", max_flow(small, 0, small.count // 2))


if __name__ == "__main__":
    main(sys.argv[1])

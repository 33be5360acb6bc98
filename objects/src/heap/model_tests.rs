//! The collector against a model: random graphs, changed at random, must be what the model says
//! after every collection, and what the model cannot reach must be gone.

use crate::dict::DictRef;
use crate::heap::RootVec;
use crate::runtime::Captured;
use crate::{ClassId, Runtime, ShapeId, Value};
use std::collections::{HashMap, HashSet};

/// Children that an instance has names for; more than fit in line.
const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];

/// Xorshift.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % n
    }
}

/// What the model knows of a node.
struct Node {
    children: Vec<usize>,
    /// The address, inverted, so that the model keeps nothing alive.
    address: u64,
}

/// The world under test and its model, side by side.
///
/// A node is a list `[text, child, …]`, a dict `{-1: text, 0: child, …}`, or an instance with
/// attributes `text`, `a`, `b`, …; the text names the node.
struct World {
    rt: Box<Runtime>,
    class: ClassId,
    roots: RootVec,
    model_roots: Vec<usize>,
    nodes: HashMap<usize, Node>,
    next: usize,
    random: Random,
}

impl World {
    fn new(seed: u64) -> World {
        let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
        let namespace = rt.new_namespace();
        let class = rt
            .new_class("Node", &[ClassId::OBJECT], namespace, 2)
            .expect("a class");
        World {
            roots: rt.root_vec(),
            rt,
            class,
            model_roots: Vec::new(),
            nodes: HashMap::new(),
            next: 0,
            random: Random(seed * 0x9e37_79b9 + 1),
        }
    }

    fn text(id: usize) -> String {
        format!("node {id}, {}", "x".repeat(id % 300))
    }

    /// A node without children.
    fn make(&mut self) -> (Value, usize) {
        let id = self.next;
        self.next += 1;
        let rt = &mut *self.rt;
        let text = rt.new_str(&World::text(id));
        let v = match id % 3 {
            0 => rt.new_list(&[text]),
            1 => {
                let d = rt.new_dict();
                rt.dict_set(DictRef::new(d), Value::small_int(-1), text)
                    .expect("hashable");
                d
            }
            _ => {
                let obj = rt.new_instance_of(self.class);
                let name = rt.intern("text");
                rt.add_slot(obj, name, text);
                obj
            }
        };
        let node = Node {
            children: Vec::new(),
            address: !v.0,
        };
        self.nodes.insert(id, node);
        (v, id)
    }

    /// Text and children of a node.
    fn read(&mut self, v: Value) -> (String, Vec<Value>) {
        let rt = &mut *self.rt;
        let all: Vec<Value> = match rt.shape_of(v) {
            ShapeId::LIST_VALUE => (0..rt.list_len(v)).map(|i| rt.list_get(v, i)).collect(),
            ShapeId::DICT => DictRef::new(v).iter().map(|(_, v)| v).collect(),
            shape => (0..rt.shape(shape).attrs.len())
                .map(|i| rt.get_slot(v, i))
                .collect(),
        };
        (rt.str_text(all[0]).into_owned(), all[1..].to_vec())
    }

    /// Sets child `i`, which is there or the next one; false if the node has no room.
    fn set_child(&mut self, v: Value, i: usize, child: Value) -> bool {
        let rt = &mut *self.rt;
        match rt.shape_of(v) {
            ShapeId::LIST_VALUE if i + 1 < rt.list_len(v) => rt.list_set(v, i + 1, child),
            ShapeId::LIST_VALUE => rt.list_push(v, child),
            ShapeId::DICT => rt
                .dict_set(DictRef::new(v), Value::small_int(i as i64), child)
                .expect("hashable"),
            shape if i + 1 < rt.shape(shape).attrs.len() => rt.set_slot(v, i + 1, child),
            _ if i < NAMES.len() => {
                let name = rt.intern(NAMES[i]);
                rt.add_slot(v, name, child);
            }
            _ => return false,
        }
        true
    }

    /// Takes the last of `n` children away, if this kind of node can lose one.
    fn pop_child(&mut self, v: Value, n: usize) -> bool {
        let rt = &mut *self.rt;
        match rt.shape_of(v) {
            ShapeId::LIST_VALUE => rt.list_pop(v).is_some(),
            ShapeId::DICT => rt
                .dict_remove(DictRef::new(v), Value::small_int(n as i64 - 1))
                .expect("hashable")
                .is_some(),
            _ => false,
        }
    }

    /// A node some random steps away from a root.
    fn wander(&mut self) -> (Value, usize) {
        let i = self.random.below(self.roots.len());
        let (mut v, mut id) = (self.roots[i], self.model_roots[i]);
        for _ in 0..self.random.below(12) {
            let (_, children) = self.read(v);
            if children.is_empty() {
                break;
            }
            let k = self.random.below(children.len());
            (v, id) = (children[k], self.nodes[&id].children[k]);
        }
        (v, id)
    }

    fn step(&mut self) {
        let choice = self.random.below(100);
        if choice < 5 || self.roots.len() < 3 {
            let (v, id) = self.make();
            self.roots.push(v);
            self.model_roots.push(id);
            return;
        }
        let (v, id) = self.wander();
        let n = self.nodes[&id].children.len();
        match choice {
            5..8 if self.roots.len() > 8 => {
                let i = self.random.below(self.roots.len());
                self.roots.swap_remove(i);
                self.model_roots.swap_remove(i);
            }
            5..10 => {
                self.roots.push(v);
                self.model_roots.push(id);
            }
            10..30 => {
                if n > 0 && self.pop_child(v, n) {
                    self.nodes.get_mut(&id).expect("known").children.pop();
                }
            }
            _ => {
                let (child, child_id) = if choice < 70 {
                    self.make()
                } else {
                    self.wander()
                };
                let i = self.random.below(n + 1);
                if self.set_child(v, i, child) {
                    let children = &mut self.nodes.get_mut(&id).expect("known").children;
                    children.truncate(children.len().max(i));
                    match children.get_mut(i) {
                        Some(place) => *place = child_id,
                        None => children.push(child_id),
                    }
                }
            }
        }
    }

    /// Compares everything reachable; the ids reached.
    fn compare(&mut self) -> HashSet<usize> {
        let mut seen = HashSet::new();
        let mut todo: Vec<_> = self
            .roots
            .iter()
            .copied()
            .zip(self.model_roots.iter().copied())
            .collect();
        while let Some((v, id)) = todo.pop() {
            if !seen.insert(id) {
                continue;
            }
            let (text, children) = self.read(v);
            assert_eq!(text, World::text(id));
            let ids = &self.nodes[&id].children;
            assert_eq!(children.len(), ids.len(), "{text}");
            todo.extend(children.into_iter().zip(ids.iter().copied()));
        }
        seen
    }

    /// After a full collection all that can be reached is there. How many other nodes are: a
    /// stale word on the stack keeps a node with all that it refers to.
    fn dead_but_there(&mut self, reached: &HashSet<usize>) -> usize {
        let mut dead_but_there = 0;
        let mut gone = Vec::new();
        for (id, node) in &self.nodes {
            let there = self.rt.heap.object_at(!node.address as usize).is_some();
            assert!(there || !reached.contains(id), "node {id} was freed");
            if !there {
                gone.push(*id);
            }
            dead_but_there += (there && !reached.contains(id)) as usize;
        }
        for id in gone {
            self.nodes.remove(&id);
        }
        dead_but_there
    }

    /// How many dead nodes stay in the end, of how many made.
    fn run(mut self, steps: usize, collect_every: usize) -> (usize, usize) {
        let mut dead = 0;
        for n in 1..=steps {
            self.step();
            if n % collect_every == 0 {
                self.rt.collect_garbage(false);
                self.compare();
            }
            if n % (collect_every * 7) == 0 {
                self.rt.collect_garbage(true);
                let reached = self.compare();
                dead = self.dead_but_there(&reached);
            }
        }
        (dead, self.next)
    }
}

#[test]
fn graphs_are_what_the_model_says() {
    let (mut dead, mut made) = (0, 0);
    for seed in 1..=6 {
        let result = World::new(seed).run(12_000, 100);
        (dead, made) = (dead + result.0, made + result.1);
    }
    assert!(dead * 5 < made, "{dead} of {made} nodes stay");
}

#[test]
fn also_when_collecting_after_every_step() {
    World::new(7).run(1_500, 1);
}

#[test]
fn also_when_every_few_allocations_collect() {
    for (seed, every) in [(8, 1), (9, 3), (10, 17)] {
        let mut world = World::new(seed);
        world.rt.stress_gc(every);
        world.run(1_500, 50);
    }
}

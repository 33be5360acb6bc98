//! Every object that is alive, as module `gc` shows them.

use super::RootVec;
use super::block::is_free;
use crate::{Kind, Runtime, ShapeId, Value};
use rekindle_abi::heap::{Head, gc};

impl Runtime {
    /// The containers that a program could have in hand, in no order. To be asked for behind a full collection: what
    /// that left is taken to be alive.
    pub fn live_containers(&mut self) -> RootVec {
        let alive =
            |head: &Head, swept: bool| !is_free(head) && (swept || head.gc & gc::MARKED != 0);
        let mut found = self.root_vec();
        for block in self.heap.chunks.blocks() {
            let swept = block.get().swept;
            // SAFETY: each cell of a block that is not blank has a head.
            let heads = block
                .heads()
                .filter(|head| alive(unsafe { &**head }, swept));
            found.extend(heads.map(|head| Value::from_ptr(head)));
        }
        found.extend(self.heap.larges.heads().map(|head| Value::from_ptr(head)));
        let mut shown = self.root_vec();
        let inner: std::collections::HashSet<u64> = found
            .iter()
            .map(|v| (*v, self.payload(*v)))
            .filter(|(v, payload)| v.0 != payload.0)
            .map(|(_, payload)| payload.0)
            .collect();
        shown.extend(
            found
                .iter()
                .copied()
                .filter(|v| self.is_shown(*v) && !inner.contains(&v.0)),
        );
        shown
    }

    /// Is it no mere part of another object, and no atom?
    fn is_shown(&self, v: Value) -> bool {
        let shape = self.shape_of(v);
        match self.shape(shape).kind {
            Kind::Tuple => self.tuple_items(v).iter().all(|item| !item.is_null()),
            Kind::Dict => shape != ShapeId::NAMESPACE,
            Kind::List
            | Kind::Function
            | Kind::BoundMethod
            | Kind::Native
            | Kind::Generator
            | Kind::Type
            | Kind::Module
            | Kind::Instance
            | Kind::Iter => true,
            _ => false,
        }
    }
}

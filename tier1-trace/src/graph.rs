//! A unit's graph, which may still be the bytes that an earlier run left.
//!
//! Most units of a warm run do what they did before and are never looked into: their graphs are decoded when an exit
//! is taken, or when they grow.

use rekindle_trace_ir::Unit;
use rekindle_trace_ir::bytes::{self, DecodeError};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Deref;
use std::sync::Arc;

/// A graph, decoded when somebody looks at it.
#[derive(Debug)]
pub struct Graph {
    unit: OnceCell<Arc<Unit>>,
    kept: Vec<u8>,
}

impl Graph {
    /// A graph of an earlier run. The bytes come from the store, which has checked their sum: what this build wrote.
    ///
    /// # Errors
    /// They do not begin like a unit of this build.
    pub fn kept(kept: Vec<u8>) -> Result<Graph, DecodeError> {
        bytes::check_header(&kept)?;
        Ok(Graph {
            unit: OnceCell::new(),
            kept,
        })
    }

    /// To share it.
    pub fn share(&self) -> &Arc<Unit> {
        self.unit.get_or_init(|| {
            let unit = bytes::decode(&self.kept);
            Arc::new(unit.expect("this build encoded it, and its sum was checked"))
        })
    }

    /// Its bytes, to be kept.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        match self.unit.get() {
            Some(unit) if self.kept.is_empty() => bytes::encode(unit).into(),
            _ => (&self.kept).into(),
        }
    }
}

impl From<Arc<Unit>> for Graph {
    fn from(unit: Arc<Unit>) -> Graph {
        Graph {
            unit: unit.into(),
            kept: Vec::new(),
        }
    }
}

impl Deref for Graph {
    type Target = Unit;
    fn deref(&self) -> &Unit {
        self.share()
    }
}

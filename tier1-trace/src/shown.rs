//! Frames inside running units, as those see them that walk the frames: `sys._getframe`, `logging`, `locals()`.
//!
//! A call that may look at frames stores in the activation record which exit describes it (see `rekindle_machine::record`);
//! that exit's [plan](crate::deopt::Plan) names the frames, and where their values lie.

use crate::body::Body;
use crate::deopt::{self, Plan};
use crate::engine::State;
use rekindle_machine::Activation;
use rekindle_objects::{CodeState, Runtime, Value};

/// A unit in a call.
struct Called<'a> {
    body: &'a Body,
    plan: &'a Plan,
    activation: Activation,
}

impl State {
    /// The unit that runs inside frame number `index`, in a call that tells its state.
    fn called(&self, index: usize) -> Option<Called<'_>> {
        let mut activations = self.records.activations();
        let activation = activations.find(|a| a.subject().frame as usize <= index)?;
        let subject = activation.subject();
        if subject.frame as usize != index {
            return None;
        }
        let id = activation.exit()?;
        // SAFETY: the body of a running unit: bodies are put aside, never dropped during a run.
        let body = unsafe { &*(subject.body as *const Body) };
        let plan = body.plan(id, body.exit(id)?);
        Some(Called {
            body,
            plan,
            activation,
        })
    }

    /// Does a unit run in frame number `index`?
    pub(crate) fn runs_in(&self, index: usize) -> bool {
        let mut activations = self.records.activations();
        activations.any(|a| a.subject().frame as usize == index)
    }

    /// Code, and instruction under way, of the frames that compiled code has inside frame number `index`; that frame itself
    /// is the first. None: no compiled code runs there.
    pub(crate) fn frames_inside(&self, index: usize) -> Vec<(*mut CodeState, u32)> {
        let Some(called) = self.called(index) else {
            return Vec::new();
        };
        let codes = &self.units[called.activation.subject().unit as usize].codes;
        let places = called.plan.places();
        places.map(|(code, pc)| (codes[code], pc)).collect()
    }

    /// What frame `inner` of those holds: its function (NULL for the first), and the registers that differ from those that
    /// the first had at entry. The heap is paused.
    pub(crate) fn values_inside(
        &self,
        rt: &mut Runtime,
        index: usize,
        inner: usize,
    ) -> (Value, Vec<(u16, Value)>) {
        let Some(called) = self.called(index) else {
            return (Value::NULL, Vec::new());
        };
        let slots = called.activation.slots();
        // SAFETY: the unit is in the call whose exit this is, and these are its slots.
        unsafe { deopt::look_into(rt, called.body, called.plan, slots, inner) }
    }
}

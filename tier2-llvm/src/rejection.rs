//! Why a unit did not get LLVM code.

use rekindle_machine::object;
use rekindle_trace_ir::protocol::Refusal;

/// The reason. None of them is an error of the program that is run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rejection {
    /// The plugin was not found, or could not be loaded.
    NoPlugin(String),
    /// The plugin speaks another version of the protocol.
    PluginVersion,
    /// No code is made for this processor.
    NoTarget,
    /// The unit has more instructions than the budget allows.
    TooLarge,
    /// This process has compiled long enough.
    OverBudget,
    /// Request or response do not fit a message.
    TooLong,
    /// The plugin's answer is not one.
    Garbled,
    /// The plugin said no.
    Refused(Refusal),
    /// LLVM met a fatal error; its thread is stopped for good and tier 2 is off.
    LlvmFailed,
    /// The thread could not be started, or is gone.
    NoWorker,
    /// This process is the child of a fork.
    Forked,
    /// The object could not be linked.
    Unlinkable(object::Refusal),
    /// Object and unit do not belong together.
    Mismatch,
}

impl Rejection {
    /// A short name for statistics.
    pub fn name(&self) -> &'static str {
        match self {
            Rejection::NoPlugin(_) => "no_plugin",
            Rejection::PluginVersion => "plugin_version",
            Rejection::NoTarget => "no_target",
            Rejection::TooLarge => "too_large",
            Rejection::OverBudget => "over_budget",
            Rejection::TooLong => "too_long",
            Rejection::Garbled => "garbled",
            Rejection::Refused(refusal) => match refusal {
                Refusal::Malformed => "refused_malformed",
                Refusal::Invalid(_) => "refused_invalid",
                Refusal::Target(_) => "refused_target",
                Refusal::Rejected(_) => "refused_by_llvm",
                Refusal::Panicked(_) => "plugin_panicked",
            },
            Rejection::LlvmFailed => "llvm_failed",
            Rejection::NoWorker => "no_worker",
            Rejection::Forked => "forked",
            Rejection::Unlinkable(refusal) => refusal.name(),
            Rejection::Mismatch => "mismatch",
        }
    }
}

impl std::fmt::Display for Rejection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Rejection::NoPlugin(why) => write!(f, "no LLVM plugin: {why}"),
            Rejection::Refused(refusal) => write!(f, "refused: {refusal:?}"),
            Rejection::Unlinkable(refusal) => write!(f, "not linked: {refusal}"),
            other => f.write_str(other.name()),
        }
    }
}

impl std::error::Error for Rejection {}

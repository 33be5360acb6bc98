//! Targets: from a module to an object file in memory.

use super::Ir;
use inkwell::OptimizationLevel;
use inkwell::module::Module;
use inkwell::passes::PassBuilderOptions;
use inkwell::targets::{
    CodeModel, FileType, InitializationConfig, RelocMode, Target, TargetMachine, TargetTriple,
};
use std::ffi::{CStr, c_char};
use std::sync::{Once, OnceLock};

/// What went wrong in LLVM, in its words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TargetError {
    /// No such target.
    Unknown(String),
    /// The module is not well formed: a bug in the lowering.
    Malformed(String),
    /// A pass or the code generator refused.
    Failed(String),
}

impl std::fmt::Display for TargetError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            TargetError::Unknown(what) => write!(f, "unknown target: {what}"),
            TargetError::Malformed(why) => write!(f, "malformed module: {why}"),
            TargetError::Failed(why) => write!(f, "LLVM failed: {why}"),
        }
    }
}

impl std::error::Error for TargetError {}

/// How hard to try.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// Many small functions: passes that straighten control flow, nothing else.
    Templates,
    /// The pass pipeline `default<On>` with that n (1 to 3), loop vectorization on.
    Pipeline(u8),
}

/// Generates code for one target.
#[derive(Debug)]
pub struct Machine {
    machine: TargetMachine,
    level: Level,
}

impl Machine {
    /// A machine for a target triple, processor and feature list in LLVM's notation.
    /// Templates are not position independent (their symbols are numbers); the rest is.
    pub fn new(
        triple: &str,
        cpu: &str,
        features: &str,
        level: Level,
    ) -> Result<Machine, TargetError> {
        static TARGETS: Once = Once::new();
        TARGETS.call_once(|| {
            Target::initialize_x86(&InitializationConfig::default());
            Target::initialize_aarch64(&InitializationConfig::default());
        });
        let name = TargetTriple::create(triple);
        let target = Target::from_triple(&name).map_err(|e| TargetError::Unknown(e.to_string()))?;
        let (effort, relocation) = match level {
            Level::Templates => (OptimizationLevel::Default, RelocMode::Static),
            Level::Pipeline(0 | 1) => (OptimizationLevel::Less, RelocMode::PIC),
            Level::Pipeline(2) => (OptimizationLevel::Default, RelocMode::PIC),
            Level::Pipeline(_) => (OptimizationLevel::Aggressive, RelocMode::PIC),
        };
        let machine = target.create_target_machine(
            &name,
            cpu,
            features,
            effort,
            relocation,
            CodeModel::Small,
        );
        let machine = machine.ok_or_else(|| TargetError::Unknown(format!("{triple} {cpu}")))?;
        Ok(Machine { machine, level })
    }

    pub(super) fn describe(&self, module: &Module<'_>) {
        module.set_triple(&self.machine.get_triple());
        module.set_data_layout(&self.machine.get_target_data().get_data_layout());
    }

    /// Optimizes a module that was begun for this machine as the level says, and gives the bytes of an ELF object.
    pub fn compile(&self, ir: &Ir<'_>) -> Result<Vec<u8>, TargetError> {
        let module = &ir.module;
        ir.verify().map_err(TargetError::Malformed)?;
        let passes = match self.level {
            Level::Templates => "function(simplifycfg,instcombine,jump-threading)".to_string(),
            Level::Pipeline(n) => format!("default<O{}>", n.clamp(1, 3)),
        };
        let options = PassBuilderOptions::create();
        options.set_loop_vectorization(true);
        options.set_loop_unrolling(true);
        let run = module.run_passes(&passes, &self.machine, options);
        run.map_err(|e| TargetError::Failed(e.to_string()))?;
        let object = self
            .machine
            .write_to_memory_buffer(module, FileType::Object);
        let object = object.map_err(|e| TargetError::Failed(e.to_string()))?;
        Ok(object.as_slice().to_vec())
    }
}

static FATAL: OnceLock<String> = OnceLock::new();

/// LLVM's last words before it would have ended the process, if it came to that.
pub fn fatal_error() -> Option<&'static str> {
    FATAL.get().map(String::as_str)
}

/// From now on a fatal error in LLVM stops the thread it happens on for good, not the process.
pub fn survive_fatal_errors() {
    extern "C" fn park(message: *const c_char) {
        // SAFETY: LLVM passes a message that ends with a zero byte.
        let message = unsafe { CStr::from_ptr(message) };
        FATAL.get_or_init(|| message.to_string_lossy().into_owned());
        // LLVM's state on this thread is unknown, and it ends the process if this returns.
        loop {
            std::thread::park();
        }
    }
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        // SAFETY: the handler neither unwinds nor calls LLVM.
        unsafe { inkwell::support::error_handling::install_fatal_error_handler(park) }
    });
}

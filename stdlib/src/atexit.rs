//! The end of a program: what `atexit` was asked to call.

use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, Runtime};

/// Calls the functions registered with `atexit`, if the program has imported it.
pub fn run_exit_functions(rt: &mut Runtime) {
    let (module, run) = (rt.intern("atexit"), rt.intern("_run_exitfuncs"));
    let modules = DictRef::new(rt.modules);
    let Some(module) = rt.dict_get_name(modules, module) else {
        return;
    };
    if let Ok(Some(run)) = rt.get_attr_opt(module, run) {
        // It reports by itself what the functions raise.
        let _ = rt.call(run, Args::positional(&[]));
    }
    rt.clear_pending();
}

//! The end of a program: what `threading` and `atexit` were asked to call.

use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, Runtime};

/// Calls the functions registered with `threading` and then those registered with `atexit`, if the program has imported
/// these modules.
pub fn run_exit_functions(rt: &mut Runtime) {
    for (module, function) in [("threading", "_shutdown"), ("atexit", "_run_exitfuncs")] {
        let (module, function) = (rt.intern(module), rt.intern(function));
        let modules = DictRef::new(rt.modules);
        let Some(module) = rt.dict_get_name(modules, module) else {
            continue;
        };
        if let Ok(Some(run)) = rt.get_attr_opt(module, function) {
            // They report by themselves what the functions raise.
            let _ = rt.call(run, Args::positional(&[]));
        }
        rt.clear_pending();
    }
}

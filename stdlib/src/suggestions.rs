//! Module `_suggestions`: which of some names was probably meant.

use rekindle_objects::suggest::closest;
use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    FUNCTIONS:
    "_suggestions._generate_suggestions" => generate, 2, 2, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_suggestions");
    rt.fill_module(module, FUNCTIONS);
    Ok(())
}

/// `_generate_suggestions(candidates, item)`: the candidate nearest to `item`, or None.
fn generate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [candidates, item] = [args.all[0], args.all[1]];
    if !rt.is_any_str(item) {
        let got = rt.type_name(item);
        return rt.type_error(format!(
            "_generate_suggestions() argument 2 must be str, not {got}"
        ));
    }
    if !rt.is_list(candidates) {
        return rt.type_error("candidates must be a list");
    }
    let mut names = Vec::new();
    for i in 0..rt.list_len(candidates) {
        let name = rt.list_get(candidates, i);
        if !rt.is_any_str(name) {
            return rt.type_error("all elements in 'candidates' must be strings");
        }
        names.push(rt.str_text(name).into_owned());
    }
    let wrong = rt.str_text(item).into_owned();
    Ok(match closest(&names, &wrong) {
        Some(name) => rt.new_str(&name),
        None => Value::NONE,
    })
}

//! "Did you mean: '…'?": the name that was probably meant.
//!
//! The candidates and the measure are CPython's: an edit distance in which a changed case is
//! half a change, and at most a third of the characters may differ.

use rekindle_objects::dict::DictRef;
use rekindle_objects::exc::slots;
use rekindle_objects::{ClassId, Runtime, Value};

/// Cost of inserting, deleting or replacing a character.
const CHANGE: usize = 2;
/// Cost of a character in the other case.
const CASE: usize = 1;
/// More candidates than this are not looked through.
const MAX_CANDIDATES: usize = 750;
/// Longer names are not compared.
const MAX_CHARS: usize = 40;

/// What is added to the text of a `NameError`, `AttributeError` or `ImportError`; often nothing.
pub(super) fn suggestion(rt: &mut Runtime, exc: Value) -> String {
    let class = rt.class_of(exc);
    let is = |rt: &Runtime, base| rt.is_subclass(class, base);
    let (field, is_name) = if is(rt, ClassId::IMPORT_ERROR) {
        ("name_from", false)
    } else if is(rt, ClassId::NAME_ERROR) {
        ("name", true)
    } else if is(rt, ClassId::ATTRIBUTE_ERROR) {
        ("name", false)
    } else {
        return String::new();
    };
    let wrong = rt.field(exc, field);
    if !rt.is_any_str(wrong) {
        return String::new();
    }
    let wrong = rt.str_text(wrong).into_owned();
    let found = if is_name {
        for_name(rt, exc, &wrong)
    } else if field == "name" {
        for_attribute(rt, exc, &wrong)
    } else {
        for_import(rt, exc, &wrong)
    };
    // What the search raised (a `__dir__` of the program's own) is nobody's business.
    rt.clear_pending();
    let forgotten = is_name && super::stdlib_names::is_module(&wrong);
    match (found, forgotten) {
        (Some(name), false) => format!(". Did you mean: '{name}'?"),
        (Some(name), true) => {
            format!(". Did you mean: '{name}'? Or did you forget to import '{wrong}'?")
        }
        (None, true) => format!(". Did you forget to import '{wrong}'?"),
        (None, false) => String::new(),
    }
}

/// The names of a dict or name space.
fn keys(rt: &mut Runtime, dict: Value) -> Vec<String> {
    let Some(d) = rt.as_dict(dict) else { return Vec::new() };
    let names = d.iter().filter(|(_, v)| !v.is_null()).map(|(k, _)| k);
    names.filter(|k| rt.is_str(*k)).map(|k| rt.str_text(k).into_owned()).collect()
}

/// `sorted(dir(obj))`
fn attributes(rt: &mut Runtime, obj: Value) -> Option<Vec<String>> {
    let dir = rt.intern("dir");
    let dir = rt.dict_get_name(DictRef::new(rt.builtins), dir)?;
    let names = rt.call(dir, rekindle_objects::Args::positional(&[obj])).ok()?;
    let names = rt.collect(names).ok()?;
    let mut names: Vec<String> =
        names.iter().filter(|n| rt.is_any_str(**n)).map(|n| rt.str_text(*n).into_owned()).collect();
    names.sort_unstable();
    Some(names)
}

fn without_private(mut names: Vec<String>, wrong: &str) -> Vec<String> {
    if !wrong.starts_with('_') {
        names.retain(|name| !name.starts_with('_'));
    }
    names
}

fn for_attribute(rt: &mut Runtime, exc: Value, wrong: &str) -> Option<String> {
    let obj = rt.field(exc, "obj");
    let names = attributes(rt, obj)?;
    closest(&without_private(names, wrong), wrong)
}

fn for_import(rt: &mut Runtime, exc: Value, wrong: &str) -> Option<String> {
    let module = rt.field(exc, "name");
    if !rt.is_str(module) {
        return None;
    }
    let name = rt.intern_value(module);
    let module = rt.dict_get_name(DictRef::new(rt.modules), name)?;
    let names = attributes(rt, module)?;
    closest(&without_private(names, wrong), wrong)
}

/// Local variables, globals and built-ins of the frame that failed.
fn for_name(rt: &mut Runtime, exc: Value, wrong: &str) -> Option<String> {
    let mut traceback = rt.get_slot(exc, slots::TRACEBACK);
    if traceback.is_none() || traceback.is_null() {
        return None;
    }
    let (code, globals) = loop {
        let (next, code, _) = rt.traceback_parts(traceback);
        if next.is_none() {
            break (code.code.clone(), code.globals);
        }
        traceback = next;
    };
    let mut names: Vec<String> =
        code.locals.iter().chain(&code.free).map(|name| name.to_string()).collect();
    names.extend(keys(rt, globals));
    names.extend(keys(rt, rt.builtins));
    closest(&names, wrong)
}

/// The candidate nearest to a name, if one is near.
fn closest(candidates: &[String], wrong: &str) -> Option<String> {
    let wrong: Vec<char> = wrong.chars().collect();
    if candidates.len() > MAX_CANDIDATES || wrong.len() > MAX_CHARS {
        return None;
    }
    let mut best: Option<(usize, &String)> = None;
    for candidate in candidates {
        let chars: Vec<char> = candidate.chars().collect();
        if chars == wrong {
            continue;
        }
        let third = (chars.len() + wrong.len() + 3) * CHANGE / 6;
        let limit = best.map_or(third, |(distance, _)| third.min(distance.saturating_sub(1)));
        let distance = distance(&wrong, &chars);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, name)| name.clone())
}

fn replacing(a: char, b: char) -> usize {
    if a == b {
        0
    } else if a.to_lowercase().eq(b.to_lowercase()) {
        CASE
    } else {
        CHANGE
    }
}

/// Levenshtein's distance with the costs above.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).map(|j| j * CHANGE).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (i + 1) * CHANGE;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (diagonal + replacing(*x, *y)).min(above.min(row[j]) + CHANGE);
            diagonal = above;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn among(candidates: &[&str], wrong: &str) -> Option<String> {
        let candidates: Vec<String> = candidates.iter().map(|c| c.to_string()).collect();
        closest(&candidates, wrong)
    }

    #[test]
    fn the_nearest_name_is_found() {
        assert_eq!(among(&["counter", "count", "x"], "conter").as_deref(), Some("counter"));
        assert_eq!(among(&["balance", "owner"], "balanse").as_deref(), Some("balance"));
        assert_eq!(among(&["ABC"], "abc").as_deref(), Some("ABC"));
        assert_eq!(among(&["completely", "different"], "name"), None);
        assert_eq!(among(&["b"], "a"), None);
        assert_eq!(among(&["same"], "same"), None);
    }

    #[test]
    fn distances_count_case_as_half() {
        let d = |a: &str, b: &str| {
            distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
        };
        assert_eq!(d("kitten", "sitting"), 3 * CHANGE);
        assert_eq!(d("Abc", "abc"), CASE);
        assert_eq!(d("", "ab"), 2 * CHANGE);
    }
}

//! The page: a template written by hand, with `{{NAME}}` where a table goes.

use crate::results::Results;
use crate::{losers, tables};
use std::path::Path;

/// The page about these results.
pub(crate) fn page(root: &Path, results: &Results) -> Result<String, String> {
    let file = root.join("benches/page/benchmarks.md.in");
    let template =
        std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let losers = losers::list(root, results)?;
    fill(&template, &|name| match name {
        "machine" => Some(tables::machine(results)),
        "means" => Some(tables::means(results)),
        "losers" => Some(losers.clone()),
        "memory" => Some(tables::memory(results)),
        "twins" => Some(tables::twins(results)),
        "pyperformance" => Some(tables::pyperformance(results)),
        _ => Some(tables::programs(results, name.strip_prefix("programs ")?)),
    })
}

/// Puts tables where the template names them.
fn fill(template: &str, table: &dyn Fn(&str) -> Option<String>) -> Result<String, String> {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after
            .split_once("}}")
            .ok_or("a {{ without }} in the template")?;
        text.push_str(before);
        text.push_str(
            table(name)
                .ok_or_else(|| format!("no table '{name}'"))?
                .trim_end(),
        );
        rest = after;
    }
    Ok(text + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_name_their_tables() {
        let table = |name: &str| (name == "a").then(|| "table\n".to_string());
        assert_eq!(fill("x {{a}}\n\ny", &table).expect("known"), "x table\n\ny");
        assert!(fill("{{b}}", &table).is_err());
    }

    #[test]
    fn the_page_can_be_made_of_nothing() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let page = page(&root, &Results::default()).expect("made");
        assert!(page.contains("(Not measured yet.)"));
    }
}

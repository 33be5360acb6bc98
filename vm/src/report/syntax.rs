//! What `SyntaxError` shows: the place in the source, and the line with carets.

use rekindle_frontend::{KEYWORDS, Typo, typo as typo_in};
use rekindle_objects::suggest::closest;
use rekindle_objects::{Runtime, Value};

/// The lines of a `SyntaxError` and its kin.
pub(super) fn text(rt: &mut Runtime, exc: Value, class: &str) -> String {
    let number = |rt: &mut Runtime, name: &str| {
        let v = rt.field(exc, name);
        rt.int_of(v).and_then(|i| i.to_i64())
    };
    let string = |rt: &mut Runtime, name: &str| {
        let v = rt.field(exc, name);
        rt.is_any_str(v).then(|| rt.str_text(v).into_owned())
    };
    let mut out = String::new();
    let mut suffix = String::new();
    let (file, line) = (string(rt, "filename"), number(rt, "lineno"));
    match (&file, line) {
        (file, Some(line)) => {
            let file = file.as_deref().unwrap_or("<string>");
            out.push_str(&format!("  File \"{file}\", line {line}\n"));
        }
        (Some(file), None) => suffix = format!(" ({file})"),
        (None, None) => {}
    }
    let typo = line.and_then(|line| typo(rt, exc, file.as_deref(), line));
    if let Some((typo, text)) = &typo {
        let shown = text.trim_start();
        let spaces = text.chars().count() - shown.chars().count();
        let marks = "^".repeat(typo.columns.1 - typo.columns.0);
        let before = " ".repeat(typo.columns.0.saturating_sub(spaces));
        out.push_str(&format!("    {}\n    {before}{marks}\n", shown.trim_end()));
    } else if let Some(text) = string(rt, "text") {
        let whole = text.trim_end_matches('\n');
        let shown = whole.trim_start_matches([' ', '\n', '\x0c']);
        out.push_str(&format!("    {shown}\n"));
        if let (Some(offset), Some(line)) = (number(rt, "offset"), line) {
            let place = Place {
                offset,
                end_offset: number(rt, "end_offset").filter(|n| *n != 0),
                one_line: number(rt, "end_lineno") == Some(line),
            };
            place.draw(whole, shown, &mut out);
        }
    }
    let message = match rt.field(exc, "msg") {
        Value::NONE => "<no detail available>".into(),
        message => super::text_of(rt, message, "exception"),
    };
    let message = match &typo {
        Some((typo, _)) => format!("invalid syntax. Did you mean '{}'?", typo.keyword),
        None => message,
    };
    out.push_str(&format!("{class}: {message}{suffix}\n"));
    out
}

/// A keyword that was perhaps misspelt, for errors that have nothing better to say, and its line.
fn typo(rt: &mut Runtime, exc: Value, file: Option<&str>, line: i64) -> Option<(Typo, String)> {
    let message = rt.field(exc, "msg");
    let said = rt
        .is_any_str(message)
        .then(|| rt.str_text(message).into_owned())?;
    if said != "invalid syntax" && !said.contains("Perhaps you forgot a comma") {
        return None;
    }
    let source = rt.sources.get(file?)?.to_string();
    let lines: Vec<&str> = source.lines().take(usize::try_from(line).ok()?).collect();
    let wrong = lines.last()?.to_string();
    let outermost = |line: &&str| {
        let goes_on = ["else", "elif", "except", "finally", "case", ")", "]", "}"];
        line.starts_with(|c: char| !c.is_whitespace())
            && !goes_on.iter().any(|word| line.starts_with(word))
    };
    let start = lines.iter().rposition(outermost).unwrap_or(0);
    let keywords: Vec<String> = KEYWORDS.iter().map(|k| k.to_string()).collect();
    let nearest = |name: &str| {
        let found = closest(&keywords, name)?;
        KEYWORDS.iter().copied().find(|keyword| **keyword == *found)
    };
    typo_in(&lines[start..], nearest).map(|typo| (typo, wrong))
}

/// Where the error is; characters count from 1.
struct Place {
    offset: i64,
    end_offset: Option<i64>,
    one_line: bool,
}

impl Place {
    fn draw(&self, whole: &str, shown: &str, out: &mut String) {
        let len = whole.chars().count() as i64;
        let spaces = len - shown.chars().count() as i64;
        let offset = self.offset.min(len + 1);
        let mut end = if self.one_line {
            self.end_offset.unwrap_or(offset).min(len + 1)
        } else {
            len + 1
        };
        if end <= offset {
            end = offset + 1;
        }
        let (from, to) = (offset - 1 - spaces, end - 1 - spaces);
        if from < 0 {
            return;
        }
        // Tabs stay, so that the carets stand below what they mean.
        let space = |c: char| if c.is_whitespace() { c } else { ' ' };
        out.push_str("    ");
        out.extend(
            shown
                .chars()
                .map(space)
                .chain(std::iter::repeat(' '))
                .take(from as usize),
        );
        out.extend(std::iter::repeat_n('^', (to - from).max(1) as usize));
        out.push('\n');
    }
}

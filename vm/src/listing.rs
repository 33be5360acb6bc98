//! Every stage of a program's road as text, for `rekindle dis`.

use rekindle_bytecode::{Code, text};
use rekindle_frontend as frontend;

/// The bytecode of a source, or of the functions in it with this (qualified) name.
///
/// # Errors
/// What is wrong with the source, or that it has no such function, as one line.
pub fn bytecode(source: &str, filename: &str, function: Option<&str>) -> Result<String, String> {
    let options = frontend::Options::module(filename);
    let code = frontend::compile(source, &options).map_err(|error| error.to_string())?;
    let mut parts = Vec::new();
    code.walk(&mut |code: &Code| {
        if function.is_none_or(|f| *code.qualname == *f || *code.name == *f) {
            parts.push(text::listing(code));
        }
    });
    if parts.is_empty() {
        let name = function.unwrap_or_default();
        return Err(format!("no function '{name}' in {filename}"));
    }
    Ok(parts.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "def f(x):\n    return x + 1\n\nclass C:\n    def g(self): pass\n";

    #[test]
    fn functions_are_found_by_either_name() {
        let whole = bytecode(SOURCE, "a.py", None).expect("compiles");
        assert_eq!(whole.matches("code ").count(), 4);
        let f = bytecode(SOURCE, "a.py", Some("f")).expect("compiles");
        assert!(f.starts_with("code f (") && f.contains("add_imm"), "{f}");
        assert!(bytecode(SOURCE, "a.py", Some("C.g")).is_ok());
        assert!(bytecode(SOURCE, "a.py", Some("h")).is_err());
        assert!(bytecode("f(", "a.py", None).is_err());
    }
}

//! What is in the package: the benchmarks of its manifest, and folders that the manifest does not name.

use std::path::{Path, PathBuf};

/// A benchmark as the package describes it.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Benchmark {
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
    /// The file to run, in that folder.
    pub(crate) script: &'static str,
    /// What follows it.
    pub(crate) options: Vec<String>,
    /// Packages it needs besides pyperf.
    pub(crate) needs: Vec<String>,
    /// Libraries that come with it.
    pub(crate) vendored: Vec<PathBuf>,
}

const SCRIPT: &str = "run_benchmark.py";

/// All benchmarks of the package that is in `package` (or in one of the folders that pip makes there).
pub(crate) fn read(package: &Path) -> Result<Vec<Benchmark>, String> {
    let inside = [
        "",
        "data-files/benchmarks",
        "pyperformance/data-files/benchmarks",
    ];
    let folder = inside
        .iter()
        .map(|inner| package.join(inner))
        .find(|f| f.join("MANIFEST").is_file());
    let folder = folder.ok_or_else(|| format!("{}: no pyperformance there", package.display()))?;
    let folder = folder.canonicalize().map_err(|e| e.to_string())?;
    let text =
        |path: &Path| std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()));
    let mut rows = rows(&text(&folder.join("MANIFEST"))?);
    let entries = std::fs::read_dir(&folder).map_err(|e| e.to_string())?;
    let mut folders: Vec<String> = entries
        .flatten()
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    folders.sort();
    for name in folders.iter().filter_map(|name| name.strip_prefix("bm_")) {
        if !rows.iter().any(|(_, of)| of == name) {
            rows.push((name.into(), name.into()));
        }
    }
    let rows = rows
        .into_iter()
        .filter(|(_, of)| folder.join(format!("bm_{of}/{SCRIPT}")).is_file());
    rows.map(|(name, of)| {
        let folder = folder.join(format!("bm_{of}"));
        let main = text(&folder.join("pyproject.toml"))?;
        let own = text(&folder.join(format!("bm_{name}.toml"))).unwrap_or_default();
        let vendored = folder.join("vendor/src");
        Ok(Benchmark {
            options: list(&own, "extra_opts")
                .or_else(|| list(&main, "extra_opts"))
                .unwrap_or_default(),
            needs: needs(&list(&main, "dependencies").unwrap_or_default()),
            vendored: vendored.is_dir().then_some(vendored).into_iter().collect(),
            name,
            folder,
            script: SCRIPT,
        })
    })
    .collect()
}

/// Names of benchmarks, and of those whose folder they are in.
fn rows(manifest: &str) -> Vec<(String, String)> {
    let section = manifest.split("[benchmarks]").nth(1).unwrap_or_default();
    let section = section.split("\n[").next().unwrap_or_default();
    let row = |line: &str| {
        let (name, place) = line.split_once(char::is_whitespace)?;
        let place = place.trim().strip_prefix("<local")?.strip_suffix('>')?;
        let of = place.strip_prefix(':').unwrap_or(name);
        Some((name.to_string(), of.to_string()))
    };
    section
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(row)
        .collect()
}

/// The strings of a list in a TOML file of the package's simple kind.
fn list(toml: &str, key: &str) -> Option<Vec<String>> {
    let at = toml.lines().position(|line| {
        line.trim_start()
            .strip_prefix(key)
            .is_some_and(|rest| rest.trim_start().starts_with('='))
    })?;
    let rest: Vec<&str> = toml.lines().skip(at).collect();
    let rest = rest.join("\n");
    let inside = rest.split_once('[')?.1;
    let mut strings = Vec::new();
    let mut quote: Option<(char, String)> = None;
    for c in inside.chars() {
        match &mut quote {
            Some((end, text)) if c == *end => {
                strings.push(std::mem::take(text));
                quote = None;
            }
            Some((_, text)) => text.push(c),
            None if c == '"' || c == '\'' => quote = Some((c, String::new())),
            None if c == ']' => break,
            None => {}
        }
    }
    Some(strings)
}

/// Names of packages without versions; pyperf has its stand-in.
fn needs(dependencies: &[String]) -> Vec<String> {
    let name = |text: &String| {
        let end = text.find(|c: char| !(c.is_alphanumeric() || "-_.".contains(c)));
        text[..end.unwrap_or(text.len())].to_string()
    };
    dependencies
        .iter()
        .map(name)
        .filter(|name| name != "pyperf")
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifests_name_benchmarks_and_folders() {
        let text = "[benchmarks]\n\nname\tmetafile\nchaos\t<local>\ntree_io\t<local:tree>\n#hg\t<local>\n\n[group default]\nx\t<local>\n";
        let rows = rows(text);
        let rows: Vec<_> = rows.iter().map(|(a, b)| (&**a, &**b)).collect();
        assert_eq!(rows, [("chaos", "chaos"), ("tree_io", "tree")]);
    }

    #[test]
    fn lists_may_go_over_lines() {
        let toml = "name = \"x\"\ndependencies = [\n  \"pyperf\",\n  \"Genshi[all]>=1; x < 'y'\",\n]\nextra_opts = [\"a\", 'b']\n";
        let found = list(toml, "dependencies").expect("there");
        assert_eq!(needs(&found), ["Genshi"]);
        assert_eq!(list(toml, "extra_opts").expect("there"), ["a", "b"]);
        assert_eq!(list(toml, "extra"), None);
    }

    #[test]
    fn a_package_is_read_from_its_folder() {
        let package = tempfile::tempdir().expect("a folder");
        let write = |path: &str, text: &str| {
            let file = package
                .path()
                .join("pyperformance/data-files/benchmarks")
                .join(path);
            std::fs::create_dir_all(file.parent().expect("one")).expect("made");
            std::fs::write(file, text).expect("written");
        };
        write(
            "MANIFEST",
            "[benchmarks]\nname\tmetafile\ntree\t<local>\ntree_io\t<local:tree>\ngone\t<local>\n",
        );
        write(
            "bm_tree/pyproject.toml",
            "dependencies = [\"pyperf\"]\nextra_opts = [\"none\"]\n",
        );
        write("bm_tree/bm_tree_io.toml", "extra_opts = [\"io\"]\n");
        write("bm_tree/run_benchmark.py", "");
        write(
            "bm_more/pyproject.toml",
            "dependencies = [\"pyperf\", \"sympy==1\"]\n",
        );
        write("bm_more/run_benchmark.py", "");
        let all = read(package.path()).expect("read");
        let all: Vec<_> = all
            .iter()
            .map(|b| (&*b.name, b.options.join(" "), b.needs.join(" ")))
            .collect();
        let row = |name, options: &str, needs: &str| (name, options.to_string(), needs.to_string());
        assert_eq!(
            all,
            [
                row("tree", "none", ""),
                row("tree_io", "io", ""),
                row("more", "", "sympy")
            ]
        );
    }
}

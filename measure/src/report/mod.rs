//! A summary for readers: as a table on the terminal, as JSON, Markdown and HTML.

mod html;
mod markdown;
mod svg;
mod table;

pub use html::html;
pub use markdown::markdown;
pub use table::table;

use crate::estimate::Estimate;
use crate::summary::Summary;

/// Everything, as text for other programs.
pub fn json(summary: &Summary) -> String {
    let text = serde_json::to_string_pretty(summary);
    // Numbers and texts alone are in it.
    text.unwrap_or_default() + "\n"
}

/// Milliseconds with as many digits as say something.
pub fn milliseconds(ms: f64) -> String {
    match ms {
        0.0..0.1 => format!("{:.1} µs", ms * 1e3),
        0.1..10.0 => format!("{ms:.2} ms"),
        10.0..1000.0 => format!("{ms:.1} ms"),
        _ => format!("{ms:.0} ms"),
    }
}

/// An interval of milliseconds.
fn between(e: &Estimate) -> String {
    format!("{} to {}", milliseconds(e.low), milliseconds(e.high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::python::Python;
    use crate::summary::{self, Machine};

    fn canned() -> Summary {
        let machine = Machine {
            processor: "<some> processor".into(),
            cores: 2,
            rekindle: "0.1.0".into(),
        };
        let python = Python {
            command: "python3".into(),
            version: "Python 3.11.2".into(),
            flags: "-O2".into(),
        };
        Summary {
            machine,
            pythons: vec![python],
            programs: vec![summary::program(&summary::tests::canned())],
        }
    }

    #[test]
    fn tables_have_a_row_for_each_contender_and_curve() {
        let text = table(&canned().programs[0]);
        assert!(text.starts_with("prog.py long, 7 runs each, taking turns; all wrote the same\n"));
        for part in [
            "100.5 ms",
            "4.00× faster (4.00 to 4.00)",
            "turn",
            "warms up",
        ] {
            assert!(text.contains(part), "{part} in\n{text}");
        }
    }

    #[test]
    fn markdown_has_tables() {
        let text = markdown(&canned());
        for part in [
            "| contender |",
            "| tier auto | 25.1 ms |",
            "| tier auto: turn |",
            "Python 3.11.2",
        ] {
            assert!(text.contains(part), "{part} in\n{text}");
        }
    }

    #[test]
    fn pages_stand_alone_and_escape() {
        let text = html(&canned());
        assert!(text.contains("&lt;some&gt; processor") && !text.contains("<some>"));
        assert_eq!(text.matches("<svg").count(), 2, "bars and curves");
        assert_eq!(text.matches("<svg").count(), text.matches("</svg>").count());
        for outside in ["http://", "https://", "<script", "<link", "NaN"] {
            assert!(!text.contains(outside), "{outside}");
        }
        assert!(text.contains("prefers-color-scheme: dark"));
    }

    #[test]
    fn json_can_be_read_back() {
        let value: serde_json::Value = serde_json::from_str(&json(&canned())).expect("JSON");
        assert_eq!(value["programs"][0]["contenders"][1]["name"], "tier auto");
        assert_eq!(
            value["programs"][0]["contenders"][1]["curves"][0]["shapes"][0],
            "warmup"
        );
    }

    #[test]
    fn times_have_digits_that_say_something() {
        let all = [0.0123, 1.5, 25.125, 2500.4].map(milliseconds);
        assert_eq!(all, ["12.3 µs", "1.50 ms", "25.1 ms", "2500 ms"]);
    }
}

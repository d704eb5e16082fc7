use crate::finding::Language;
use crate::serve::{Options, serve};

use super::arguments::{Arguments, ServeArguments};
use super::{ExitStatus, print, root};

/// `gongkai serve`
pub(super) fn run(arguments: &Arguments, command: &ServeArguments) -> anyhow::Result<ExitStatus> {
    let options = Options {
        root: root::find(arguments)?,
        host: command.host,
        port: command.port,
        allowed: command.allow_host.clone(),
        language: arguments.language(),
    };
    let language = arguments.language();
    serve(&options, |address| {
        print::line(&match language {
            Language::Chinese => format!("预览：{address}（改动保存后自动刷新；Ctrl+C 结束）"),
            Language::English => {
                format!("preview: {address} (reloads when a file is saved; Ctrl+C ends it)")
            }
        });
        if !command.host.is_loopback() {
            print::aside(match language {
                Language::Chinese => {
                    "注意：连得到本机的人都能看到整个预览；可用本机的 IP 地址访问，用名称访问须加 --allow-host 名称"
                }
                Language::English => {
                    "note: whoever reaches this machine can read the whole preview, by its IP address; a name must be allowed with --allow-host NAME"
                }
            });
        }
        if command.open {
            open_browser(address);
        }
    })?;
    Ok(ExitStatus::Clean)
}

/// Asks the system to show an address; a machine without a browser is no fault.
fn open_browser(address: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "windows") {
        ("cmd", &["/C", "start"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    if std::process::Command::new(program).args(arguments).arg(address).spawn().is_err() {
        print::aside(address);
    }
}

use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::cli::arguments::{Arguments, CheckArguments, Format};
use crate::cli::root;
use crate::cli::scope::is_there;
use crate::trouble::{Bilingual, Told, Trouble};

/// What of a site is checked as content or settings; whatever else lies there is an office's file.
const OF_THE_SITE: [&str; 4] = ["content", "templates", "static", "site.toml"];

/// The files of offices that are asked for; nothing where the site is.
///
/// # Errors
/// When a path leads to nothing where no site is, both are asked for at once, or what only an
/// office's file has is asked of a site.
pub fn asked(
    arguments: &Arguments,
    command: &CheckArguments,
) -> anyhow::Result<Option<Vec<PathBuf>>> {
    let site = root::find_any(arguments)?;
    let own = |path: &&PathBuf| match &site {
        Some(root) => path.exists() && !is_meant_of_site(root, path),
        None => true,
    };
    if site.is_none() && command.paths.is_empty() {
        bail!(Trouble::new(
            "这里没有网站（site.toml），也没有给出要核对的文件：gongkai check 预算.xlsx 核对一个文件，gongkai init DIR 新建一个网站",
            "there is no site (site.toml) here and no file was given: `gongkai check budget.xlsx` checks a file, `gongkai init DIR` starts a site",
        ));
    }
    let files: Vec<PathBuf> = command.paths.iter().filter(own).cloned().collect();
    if files.is_empty() {
        let file = &command.file;
        let flags = [file.kind.is_some(), file.year.is_some(), file.profile.is_some()];
        let others = [&file.department, &file.form, &file.sheet];
        let asks = flags.contains(&true)
            || others.into_iter().any(Option::is_some)
            || file.output.is_some();
        if asks {
            bail!(Trouble::new(
                "--kind、--year、--profile、--department、--form、--sheet、-o 只用于核对文件：gongkai check 预算.xlsx",
                "--kind, --year, --profile, --department, --form, --sheet and -o are for a file: gongkai check budget.xlsx",
            ));
        }
        return Ok(None);
    }
    if let Some(missing) = files.iter().find(|path| !path.exists()) {
        return Err(nothing_there(missing).into());
    }
    if files.len() < command.paths.len() {
        let leads = |path: &&PathBuf| {
            let bases = site.iter().flat_map(|root| [root.join("content"), root.clone()]);
            std::iter::once(PathBuf::new()).chain(bases).any(|base| is_there(&base, path))
        };
        if let Some(missing) = command.paths.iter().find(|path| !leads(path)) {
            return Err(nothing_there(missing).into());
        }
        bail!(Trouble::new(
            "网站里的公开件和部门的文件请分开核对",
            "check the disclosures of a site and the files of offices one after the other",
        ));
    }
    of_sites_alone(command, &files[0])?;
    Ok(Some(files))
}

/// Refuses what only a site has, or what cannot be asked for together.
fn of_sites_alone(command: &CheckArguments, file: &Path) -> anyhow::Result<()> {
    if command.format == Format::Answers {
        let file = file.display();
        bail!(Trouble::new(
            format!(
                "--format answers 写的是公开件里的存疑说明，{file} 不在网站里：先 gongkai import 取进去"
            ),
            format!(
                "--format answers writes what is pasted into the disclosures of a site, and {file} is in none: import it first"
            ),
        ));
    }
    if command.coverage && command.file.output.is_some() {
        bail!(Trouble::new(
            "--coverage 和 -o 请分开用：一个列出核对了哪些数，一个写出问题",
            "use --coverage and -o one after the other: one lists what is checked, one writes what is wrong",
        ));
    }
    Ok(())
}

fn nothing_there(path: &Path) -> Trouble {
    Trouble::new(
        format!("{}：没有这个文件或文件夹", path.display()),
        format!("{}: there is no such file or folder", path.display()),
    )
}

/// Whether a path that is there is meant of the site: it lies in it, or leads out of it from here
/// and into it from its root or its content.
fn is_meant_of_site(root: &Path, path: &Path) -> bool {
    let is_inside = match (root.canonicalize(), path.canonicalize()) {
        (Ok(root), Ok(path)) => path.starts_with(root),
        _ => false,
    };
    let other = |base: PathBuf| {
        let other = base.join(path);
        !is_inside && path.is_relative() && other.exists() && is_of_site(root, &other)
    };
    is_of_site(root, path) || other(root.join("content")) || other(root.to_owned())
}

/// Whether a path is the site, or lies in what is read as content or settings.
fn is_of_site(root: &Path, path: &Path) -> bool {
    let real = |path: &Path| {
        path.canonicalize().told(|| Bilingual::new("没有这个路径", "there is no such path"))
    };
    let Ok(real_path) = real(path) else { return true };
    let holds = |part: &str| {
        let part = root.join(part);
        // Also where a link in it leads elsewhere: it is read from there.
        let named = std::path::absolute(path)
            .is_ok_and(|path| std::path::absolute(&part).is_ok_and(|part| path.starts_with(part)));
        named || real(&part).is_ok_and(|part| real_path.starts_with(part))
    };
    real(root).is_ok_and(|root| root == real_path) || OF_THE_SITE.into_iter().any(holds)
}

use std::net::IpAddr;

use jiff::civil::Date;

use crate::model::{Kind, fiscal_year};
use crate::serve::HostName;
use crate::trouble::Bilingual;

use super::expected::Expected;

/// A fiscal year.
pub(super) fn year(text: &str) -> Result<i16, Expected> {
    fiscal_year(text).ok_or_else(|| {
        Expected(Bilingual::new("四位数字的年份（1949 到 2199）", "four digits, 1949 to 2199"))
    })
}

/// A kind of disclosure, by its slug.
pub(super) fn kind(text: &str) -> Result<Kind, Expected> {
    Kind::from_slug(text).ok_or_else(|| {
        let slugs = Kind::ALL.map(Kind::slug);
        Expected(Bilingual::new(
            format!("其中之一：{}", slugs.join("、")),
            format!("one of {}", slugs.join(", ")),
        ))
    })
}

/// A day.
pub(super) fn date(text: &str) -> Result<Date, Expected> {
    text.parse()
        .map_err(|_| Expected(Bilingual::new("日期，如 2026-03-01", "a day, as in 2026-03-01")))
}

/// A port of this machine.
pub(super) fn port(text: &str) -> Result<u16, Expected> {
    text.parse().map_err(|_| Expected(Bilingual::new("0 到 65535 的数", "a number, 0 to 65535")))
}

/// An address of this machine.
pub(super) fn address(text: &str) -> Result<IpAddr, Expected> {
    text.parse().map_err(|_| {
        Expected(Bilingual::new(
            "IP 地址，如 127.0.0.1 或 0.0.0.0",
            "an IP address, as 127.0.0.1 or 0.0.0.0",
        ))
    })
}

/// A name by which a machine is asked for.
pub(super) fn host_name(text: &str) -> Result<HostName, Expected> {
    text.parse().map_err(|_| {
        Expected(Bilingual::new(
            "主机名称，不带 http:// 和端口，如 preview.example.gov.cn",
            "a name of a host without http:// and port, as preview.example.gov.cn",
        ))
    })
}

//! A site of made-up disclosures, the same every time: per disclosure 15 projects, 120 indicators,
//! 60 classified lines and 4 KB of prose, about 53 KB of YAML. Every total is the exact sum of its
//! parts, in hundredths of 万元.

use std::fmt::Write as _;
use std::path::Path;

const YEARS: i16 = 10;
const DEPARTMENTS_A_REGION: usize = 10;
const FIRST_YEAR: i16 = 2016;

const SENTENCES: [&str; 8] = [
    "贯彻执行国家、省、市有关方针、政策和法规，拟订全县相关规范性文件并组织实施",
    "负责行业发展规划和年度计划的编制，会同有关部门做好资金安排并监督实施",
    "落实安全生产责任制，组织或参与工程重大质量、安全事故的调查处理",
    "指导乡镇开展基础设施建设和人居环境整治，推进城乡统筹发展",
    "健全内部控制制度，对重大支出决策、资产处置及其他重要事项进行督导",
    "加快履行政府采购手续并及时支付资金，按规定及时下达资金指标",
    "推进政务公开，规范审批行为，提高服务效率和群众满意度",
    "开展业务培训和宣传活动，提高干部队伍整体素质和依法履职能力",
];
const LEVELS: [(&str, &str, &str, &str); 8] = [
    ("产出指标", "数量指标", "完成数量", "≥12个"),
    ("产出指标", "质量指标", "工程验收合格率", "≥98%"),
    ("产出指标", "时效指标", "按期完成率", "≥95%"),
    ("产出指标", "成本指标", "单位成本", "1000元/台"),
    ("效果指标", "经济效益指标", "节约资金率", "≥5%"),
    ("效果指标", "社会效益指标", "覆盖率", "≥90%"),
    ("效果指标", "可持续影响指标", "可持续影响年限", "≥10年"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"),
];

/// The same numbers every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn amount(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// How projects and indicators are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Alike in every disclosure.
    Few,
    /// Nearly all of them different, as search meets them in a province: half a million strings in
    /// ten thousand disclosures.
    Many,
}

/// What checking finds in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Findings {
    /// Nothing.
    None,
    /// A note in each disclosure: a rate of at least a hundred per cent, as most real documents
    /// have some.
    Note,
}

const PLACES: [&str; 32] = [
    "城关镇",
    "东关街道",
    "西河乡",
    "南岭镇",
    "北桥街道",
    "新华路",
    "人民路",
    "解放街",
    "滨河路",
    "开发区",
    "高新区",
    "老城区",
    "石门村",
    "柳林镇",
    "白沙乡",
    "龙泉街道",
    "青山镇",
    "平安里",
    "建设路",
    "和平街",
    "长安镇",
    "清水河",
    "大营村",
    "小店镇",
    "三里桥",
    "五里铺",
    "七星岭",
    "九龙口",
    "中心校",
    "县医院",
    "图书馆",
    "文化馆",
];
const WORKS: [&str; 40] = [
    "道路养护",
    "老旧小区改造",
    "供水管网更新",
    "污水处理",
    "垃圾清运",
    "绿化提升",
    "路灯维护",
    "校舍维修",
    "设备购置",
    "人员培训",
    "信息系统运行",
    "执法办案",
    "防汛抗旱",
    "森林防火",
    "疫病防控",
    "困难群众救助",
    "残疾人康复",
    "养老服务",
    "学前教育",
    "职业技能",
    "农田水利",
    "土地整治",
    "危房改造",
    "公租房维护",
    "人防工程",
    "消防安全",
    "档案整理",
    "宣传活动",
    "普查统计",
    "乡村振兴",
    "产业扶持",
    "科技推广",
    "环境监测",
    "河道治理",
    "文物保护",
    "图书采购",
    "体育健身",
    "医疗救助",
    "计划生育",
    "物业管理",
];
const ENDS: [&str; 12] = [
    "经费",
    "专项经费",
    "工程",
    "工程款",
    "补助资金",
    "项目",
    "服务费",
    "维护费",
    "工作经费",
    "补贴",
    "设备费",
    "资金",
];

/// Writes a site of `count` disclosures; returns the bytes of YAML.
pub fn write(root: &Path, count: usize, names: Names, findings: Findings) -> std::io::Result<u64> {
    std::fs::create_dir_all(root.join("content/_profiles"))?;
    std::fs::write(
        root.join("site.toml"),
        "[site]\ntitle = \"Benchmark\"\nprofile = \"bench\"\nnotice = \"虚构数据\"\nbase_url = \"https://example.org/\"\n\n[output]\nworkbooks = false\n",
    )?;
    std::fs::write(
        root.join("content/_profiles/bench.yaml"),
        "profile: bench\nname: 虚构县\nkinds:\n  budget:\n    title: 部门预算信息公开\n    project-form: P2\n    sections:\n      - { id: n.duty, title: 部门职责, required: true }\n      - { id: n.budget, title: 预算安排, required: true, tables: [N01, N02, B05] }\n    tables:\n      - { form: N01, required: true }\n      - { form: N02, required: true }\n      - { form: B05, required: true }\nbetween:\n  - { id: balance, rule: balance-mismatch, says: 收入＝支出, identity: N01.total = N02.total }\n  - { id: spending, rule: figure-mismatch, says: 支出说明＝支出表, identity: \"N02.total = B05.[total].total\" }\n  - { id: projects, rule: figure-mismatch, says: 项目支出＝各项目之和, identity: N02.project = sum(projects.budget) }\n",
    )?;
    let mut bytes = 0;
    let years = usize::try_from(YEARS).expect("ten");
    for index in 0..count {
        let (department, offset) = (index / years, index % years);
        let region = department / DEPARTMENTS_A_REGION;
        let year = FIRST_YEAR + i16::try_from(offset).expect("below ten");
        let place =
            root.join(format!("content/r{region:04}/d{:02}", department % DEPARTMENTS_A_REGION));
        let folder = place.join(year.to_string());
        std::fs::create_dir_all(&folder)?;
        if offset == 0 {
            std::fs::write(
                place.join("department.yaml"),
                format!(
                    "code: \"333\"\nname: 虚构县第{department}局\nbudget-units:\n  - {{ code: \"333001\", name: 本级 }}\n"
                ),
            )?;
            std::fs::write(
                root.join(format!("content/r{region:04}/region.yaml")),
                format!("code: \"99{region:04}\"\nname: 虚构县{region}\norigin: invented\n"),
            )?;
        }
        let (mut yaml, markdown) = disclosure(&mut Numbers(index as u64 + 1), index, year, names);
        if findings == Findings::Note {
            yaml = yaml.replacen("≥98%", "≥100%", 1);
        }
        bytes += yaml.len() as u64;
        std::fs::write(folder.join("budget.yaml"), yaml)?;
        std::fs::write(folder.join("budget.md"), markdown)?;
    }
    Ok(bytes)
}

fn pick<'a>(numbers: &mut Numbers, words: &[&'a str]) -> &'a str {
    words[usize::try_from(numbers.below(words.len() as u64)).expect("an index")]
}

/// A name that few other disclosures have: a place, a year for some, a work, an end.
fn project_name(words: &mut Numbers, number: usize, names: Names) -> String {
    match names {
        Names::Few => format!("虚构项目{number}维护改造经费"),
        Names::Many => {
            let part = if words.below(3) == 0 {
                format!("（第{}标段）", words.below(40) + 1)
            } else {
                String::new()
            };
            format!("{}{}{}{part}", pick(words, &PLACES), pick(words, &WORKS), pick(words, &ENDS))
        }
    }
}

/// A name and a target; in a third of cases those that everybody has.
fn indicator_name(words: &mut Numbers, name: &str, target: &str, names: Names) -> (String, String) {
    if names == Names::Few || words.below(3) == 0 {
        return (name.to_owned(), target.to_owned());
    }
    (
        format!("{}{}{name}", pick(words, &PLACES), pick(words, &WORKS)),
        target.replace(char::is_numeric, "") + &words.below(99).to_string(),
    )
}

fn disclosure(numbers: &mut Numbers, index: usize, year: i16, names: Names) -> (String, String) {
    // Names have numbers of their own: amounts are the same however things are called.
    let mut words = Numbers(index as u64 + 1_000_003);
    let mut out = String::with_capacity(56 * 1024);
    let budgets: Vec<u64> = (0..15).map(|_| 1_000 + numbers.below(5_000_000)).collect();
    let project: u64 = budgets.iter().sum();
    // 60 lines: 4 类, each with 2 款, each of those with 6 or 7 项.
    let mut lines = Vec::new();
    let mut items = Vec::new();
    for class in ["208", "211", "212", "221"] {
        lines.push(class.to_owned());
        for group in ["01", "03"] {
            lines.push(format!("{class}{group}"));
            for item in 0..6 {
                items.push(lines.len());
                lines.push(format!("{class}{group}{:02}", item + 1));
            }
        }
    }
    let mut basic = vec![0_u64; lines.len()];
    let mut projects = vec![0_u64; lines.len()];
    for line in &items {
        basic[*line] = numbers.below(900_000);
    }
    let share = project / items.len() as u64;
    for line in &items {
        projects[*line] = share;
    }
    projects[items[0]] += project - share * items.len() as u64;
    for (line, code) in lines.iter().enumerate().filter(|(_, code)| code.len() < 7) {
        let inside =
            || items.iter().copied().filter(|item| lines[*item].starts_with(code.as_str()));
        (basic[line], projects[line]) =
            (inside().map(|item| basic[item]).sum(), inside().map(|item| projects[item]).sum());
    }
    let basic_total: u64 = items.iter().map(|item| basic[*item]).sum();
    let (total, personnel) = (basic_total + project, basic_total * 4 / 5);
    let _ = writeln!(out, "format: 1\nyear: {year}\nunit: 万元\norigin: invented\nstatements:");
    let _ = writeln!(out, "  收入说明: {{ 合计: {0}, 一般公共预算: {0} }}", amount(total));
    let _ = writeln!(
        out,
        "  支出说明: {{ 合计: {}, 基本支出: {}, 人员经费: {}, 日常公用经费: {}, 项目支出: {} }}",
        amount(total),
        amount(basic_total),
        amount(personnel),
        amount(basic_total - personnel),
        amount(project)
    );
    let _ = writeln!(
        out,
        "tables:\n  一般公共预算支出表:\n    rows:\n      - {{ row: total, 名称: 合计, 合计: {}, 基本支出: {}, 项目支出: {} }}",
        amount(total),
        amount(basic_total),
        amount(project)
    );
    for (line, code) in lines.iter().enumerate() {
        let _ = writeln!(
            out,
            "      - {{ 科目: \"{code}\", 名称: 虚构科目{code}, 合计: {}, 基本支出: {}, 项目支出: {} }}",
            amount(basic[line] + projects[line]),
            amount(basic[line]),
            amount(projects[line])
        );
    }
    let _ = writeln!(out, "projects:");
    for (number, budget) in budgets.iter().enumerate() {
        let _ = writeln!(
            out,
            "  - code: \"333-{index:05}-{number:02}\"\n    name: {3}\n    budget-unit: \"333001\"\n    funds: {{ 预算数: {0}, 财政资金: {0}, 其他资金: }}\n    plan: {{ 3月底: 25.00, 6月底: 50.00, 10月底: 75.00, 12月底: 100.00 }}\n    purpose: 用于{1}\n    goals:\n      - {1}\n      - {2}\n    indicators:",
            amount(*budget),
            SENTENCES[number % 8],
            SENTENCES[(number + 3) % 8],
            project_name(&mut words, number, names)
        );
        for (level, (first, second, name, target)) in LEVELS.iter().enumerate() {
            let sentence = SENTENCES[(number + level) % 8];
            let (name, target) = indicator_name(&mut words, name, target, names);
            let _ = writeln!(
                out,
                "      - level: [{first}, {second}]\n        name: {name}\n        description: {sentence}，完成数占应完成数的比例\n        target: \"{target}\"\n        basis: 依据年度工作计划和{second}历史数据"
            );
        }
    }
    let mut markdown = String::with_capacity(4 * 1024);
    let _ = writeln!(markdown, "## 一、部门职责\n");
    for number in 0..14 {
        let _ = writeln!(markdown, "{}. **职责：**{}。\n", number + 1, SENTENCES[number % 8]);
    }
    let _ = writeln!(
        markdown,
        "## 二、预算安排\n\n{year}年收入[[收入说明/合计]]，支出[[支出说明/合计]]，其中基本支出[[支出说明/基本支出]]，项目支出[[支出说明/项目支出]]。\n"
    );
    for number in 0..18 {
        let _ =
            writeln!(markdown, "{}；{}。\n", SENTENCES[number % 8], SENTENCES[(number + 5) % 8]);
    }
    (out, markdown)
}

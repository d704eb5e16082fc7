"""What was measured, as tables in Markdown, and each goal as reached or not."""
import cases
from measure import middle, ratio

BASE = "Hugo, YAML"


def table(count, results, written):
    """A row a case: cpu seconds, their ratio to Hugo's, memory, what was written, the floor."""
    runs = len(next(iter(results.values())))
    head = f"{count} disclosures; each case {runs} times, in turn; medians\n\n"
    head += "| case | cpu s min / median / max | user + sys | wall s | peak MiB | files | MB "
    head += f"| {BASE} ÷ this | this ÷ writing the files |\n"
    head += "| --- | --- | --- | --: | --: | --: | --: | --: | --: |\n"
    return head + "\n".join(row(name, results, written) for name in results) + "\n"


def row(name, results, written):
    runs = results[name]
    cpu = [each.cpu for each in runs]
    files, total = written.sizes.get(name, (0, 0))
    floor = written.floors.get(name)
    cells = [
        name,
        f"{min(cpu):.2f} / {middle(runs, 'cpu'):.2f} / {max(cpu):.2f}",
        f"{middle(runs, 'user'):.2f} + {middle(runs, 'system'):.2f}",
        f"{middle(runs, 'wall'):.2f}",
        f"{middle(runs, 'peak'):.0f}",
        f"{files:,}" if files else "–",
        f"{total / 1e6:.1f}" if files else "–",
        f"{ratio(runs, results[BASE]):.2f}" if BASE in results else "–",
        f"{middle(runs, 'cpu') / floor:.1f}" if floor else "–",
    ]
    return "| " + " | ".join(cells) + " |"


def goals(count, results, peers):
    """Each goal that can be told from this run."""
    lines = [pages_goal(results), *peer_goals(results, peers), peak_goal(count, results)]
    each = middle(results[cases.EVERYTHING], "user") * 1_000 / count
    lines.append(f"user cpu a disclosure, everything: {each:.2f} ms at {count:,}")
    return "\n".join(f"- {line}" for line in lines if line)


def said(reached, what):
    return f"{'reached' if reached else 'not reached'}: {what}"


def pages_goal(results):
    if cases.PAGES not in results:
        return "not measured: pages only, for want of its settings"
    if BASE not in results:
        return None
    times = ratio(results[cases.PAGES], results[BASE])
    return said(times >= 6, f"pages at most a sixth of {BASE}: {times:.2f} times")


def peer_goals(results, peers):
    if not peers:
        return []
    cheapest = min(peers, key=lambda name: middle(results[name], "cpu"))
    lines = []
    for ours, wanted in ((cases.PAGES, 2), (cases.EVERYTHING, 1), (cases.NO_WORKBOOKS, 1)):
        if ours in results:
            times = ratio(results[ours], results[cheapest])
            share = "half of" if wanted == 2 else "less than"
            what = f"{ours}, {share} the cheapest peer ({cheapest}): {times:.2f} times"
            lines.append(said(times > wanted, what))
    return lines


def peak_goal(count, results):
    peak = middle(results[cases.EVERYTHING], "peak")
    told = f"peak under 200 MiB at 10,000: {peak:.0f} MiB at {count:,}"
    return said(peak < 200, told) if count >= 10_000 else f"measured at {count:,} only: {told}"

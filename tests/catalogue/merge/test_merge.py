"""A spreadsheet merged into a catalogue that keepers wrote: what changes, and what stays."""

import dataclasses
from pathlib import Path
from typing import Final

import pytest

from bot.catalogue.errors import CatalogueError
from bot.catalogue.model import Boundary, Keepers, Text
from bot.catalogue.sheet.export import export_file
from bot.catalogue.sheet.spreadsheet import ImportReport, import_file
from bot.catalogue.yaml.loader import load

SHOP: Final = """\
# The shop: asked Ann on 3 May.
id: shop
name: {en: Shop}
channel:            # as "#name"
roles:
  # The till.
  - id: it-administrator
    name: {en: IT administrator, zh-Hant: 資訊管理員}   # both tills
    holder: U0000001  # since May
    duties:
      # Every morning.
      - id: passwords
        text: {en: Reset passwords}
        not_for:
          - {phrase: door code, see: doors}   # ask the porter
      - id: laptops
        text:
          en: "Set up laptops"
          zh-Hant: 設定筆電
      - id: printers
        text: {en: Mend printers}
  # Buying is two people.
  - id: buyer
    name: {en: Buyer}
    holder: a@shop.example
    duties:
      - id: orders
        text: {en: Order goods}
      # Being wound up.
      - id: fairs
        text: {en: Visit fairs}

# The end.
"""
WORDS: Final = """\
# Words people use.
passwords:
  en:
    - forgot my password   # most of all
    - locked out
# Now the laptops.
laptops: {en: [new laptop], zh-Hant: [新筆電]}
orders:
  en:
  - out of stock

doors:
  en: [door code]
"""
ELSEWHERE: Final = "- id: doors   # the porter\n  name: {en: Doors}\n  contact:\n"
QUESTIONS: Final = "- {q: who resets passwords, gold: [it-administrator], dept: shop}\n"
FRAME: Final = "name: {en: A shop}\ndepartments: [shop]   # the order\n"
HEAD: Final = "Department,Role,Duty,Phrases,Holder\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "knowledge"
    for name, text in {
        "departments/shop.yaml": SHOP,
        "phrases/words.yaml": WORDS,
        "elsewhere.yaml": ELSEWHERE,
        "questions.yaml": QUESTIONS,
        "catalogue.yaml": FRAME,
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    load(root)
    return root


def merge(folder: Path, rows: str, *, prune: bool = False, dry_run: bool = False) -> ImportReport:
    file = folder.parent / "sheet.csv"
    file.write_text(HEAD + rows, encoding="utf-8")
    return import_file(file, folder, prune=prune, dry_run=dry_run)


def texts(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*.yaml")}


AS_IT_IS: Final = """\
Shop,IT administrator,Reset passwords,,
Shop,IT administrator,Set up laptops,,
Shop,IT administrator,Mend printers,,
Shop,Buyer,Order goods,,
Shop,Buyer,Visit fairs,,
"""


def test_the_same_again_changes_nothing(folder: Path) -> None:
    before = texts(folder)
    report = merge(folder, AS_IT_IS)
    assert report.changes == ()
    assert report.backup is None
    assert texts(folder) == before


def test_what_is_added_leaves_every_line_that_was_there(folder: Path) -> None:
    merge(
        folder,
        "Shop,IT administrator,Reset passwords,no access,\n"
        "Shop,IT administrator,Order phones,need a phone,\n"
        "Shop,Buyer,Order goods,sold out,\nLegal,Counsel,Check contracts,nda,\n",
    )
    department = (folder / "departments/shop.yaml").read_text("utf-8")
    assert [line for line in SHOP.splitlines() if line not in department.splitlines()] == []
    words = (folder / "phrases/words.yaml").read_text("utf-8")
    assert [line for line in WORDS.splitlines() if line not in words.splitlines()] == []
    assert words.index("locked out") < words.index("no access") < words.index("# Now the laptops.")
    lines = department.splitlines()
    assert lines.index("  # Buying is two people.") > lines.index("          en: Order phones")
    catalogue = load(folder)
    assert [department.id for department in catalogue.departments] == ["shop", "legal"]
    assert catalogue.duty("passwords")[0].phrases["en"] == ("forgot my password", "locked out", "no access")
    assert catalogue.duty("passwords")[0].not_for == (Boundary("door code", "doors"),)
    assert catalogue.duty("orders")[0].phrases["en"] == ("out of stock", "sold out")


def test_a_renamed_role_keeps_its_id_and_its_old_name(folder: Path) -> None:
    report = merge(
        folder,
        "Shop,IT support lead,Reset passwords,,U0000009\nShop,IT support lead,Set up laptops,,\n"
        "Shop,Buyer,Order goods,,b@shop.example; c@shop.example\n",
    )
    role, _ = load(folder).role("it-administrator")
    assert role.name == Text("IT support lead", "資訊管理員")
    assert role.aliases == {"en": ("IT administrator",)}
    assert report.changes is not None
    assert list(report.changes) == [
        "role *IT administrator* renamed to *IT support lead*",
        "holder of *IT support lead* changed from U0000001 to U0000009",
        "holder of *Buyer* changed from a@shop.example to b@shop.example, c@shop.example",
        "2 duties no longer in the file: Mend printers (IT administrator); Visit fairs (Buyer)",
    ]
    text = (folder / "departments/shop.yaml").read_text("utf-8")
    assert "  # since May" in text
    assert "# both tills" in text
    assert (folder / "questions.yaml").read_text("utf-8") == QUESTIONS


def test_a_reworded_duty_keeps_its_id_and_phrases(folder: Path) -> None:
    report = merge(folder, "Shop,IT administrator,Set up new laptops,,\n")
    duty, _, _ = load(folder).duty("laptops")
    assert duty.text == Text("Set up new laptops", "設定筆電")
    assert duty.phrases["en"] == ("new laptop",)
    assert "duty of *IT administrator* reworded: “Set up laptops” → “Set up new laptops”" in (
        report.changes or ()
    )


def test_a_renamed_department_keeps_its_file(folder: Path) -> None:
    merge(folder, AS_IT_IS.replace("Shop,", "Store,"))
    (department,) = load(folder).departments
    assert (department.id, department.name.en, department.aliases["en"]) == ("shop", "Store", ("Shop",))


def test_what_moves_takes_its_comments_along(folder: Path) -> None:
    report = merge(
        folder,
        "Office,IT administrator,Reset passwords,,\nOffice,IT administrator,Set up laptops,,\n"
        "Office,IT administrator,Mend printers,,\nShop,Buyer,Order goods,,\n"
        "Office,IT administrator,Visit fairs,,\n",
    )
    assert report.changes is not None
    assert any("moved from Shop to Office" in change for change in report.changes)
    office = (folder / "departments/office.yaml").read_text("utf-8")
    assert "# Every morning." in office
    assert "# both tills" in office
    catalogue = load(folder)
    assert catalogue.role("it-administrator")[1].id == "office"
    assert catalogue.duty("fairs")[1].id == "it-administrator"
    assert catalogue.duty("passwords")[0].not_for


def test_what_was_dropped_stays_unless_pruned(folder: Path) -> None:
    rows = "Shop,IT administrator,Reset passwords,,\nShop,IT administrator,Mend printers,,\n"
    merge(folder, rows)
    assert load(folder).duty("fairs")
    report = merge(folder, rows, prune=True)
    catalogue = load(folder)
    assert [duty.id for duty, _, _ in catalogue.duties()] == ["passwords", "printers"]
    assert report.changes is not None
    assert "1 role removed: Buyer (Shop)" in report.changes
    text = (folder / "departments/shop.yaml").read_text("utf-8")
    assert "# Every morning." in text
    assert "# The end." in text
    assert "# ask the porter" in text
    words = (folder / "phrases/words.yaml").read_text("utf-8")
    assert "laptop" not in words.replace("# Now the laptops.", "")
    assert "door code" in words


def test_what_points_to_something_pruned_goes_too(folder: Path) -> None:
    shop = folder / "departments/shop.yaml"
    shop.write_text(SHOP.replace("see: doors}", "see: fairs}"), encoding="utf-8")
    merge(folder, AS_IT_IS.replace("Shop,Buyer,Visit fairs,,\n", ""), prune=True)
    assert load(folder).duty("passwords")[0].not_for == ()


def test_a_copy_of_what_was_there_is_kept(folder: Path) -> None:
    before = load(folder)
    kept = merge(folder, "Shop,Buyer,Order paper,,\n").backup
    assert kept is not None
    assert load(kept) == before


def test_a_dry_run_says_the_same_and_writes_nothing(folder: Path) -> None:
    before, rows = texts(folder), "Shop,Buyer,Order paper,,z@shop.example\n"
    told = merge(folder, rows, dry_run=True)
    assert texts(folder) == before
    assert not (folder / ".replaced").exists()
    assert merge(folder, rows).changes == told.changes


def test_a_holder_that_is_gone_is_cleared_by_pruning_only(folder: Path) -> None:
    merge(folder, AS_IT_IS)
    assert load(folder).role("buyer")[0].holder
    merge(folder, AS_IT_IS, prune=True)
    assert not load(folder).role("buyer")[0].holder


def test_a_list_of_people_sets_holders_and_cannot_prune(folder: Path) -> None:
    file = folder.parent / "people.csv"
    file.write_text("Name,Title,Department,E-mail\nJo,Buyer,Shop,jo@shop.example\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match="--prune"):
        import_file(file, folder, prune=True)
    import_file(file, folder)
    assert load(folder).role("buyer")[0].holders == ("jo@shop.example",)
    assert load(folder).duty("fairs")


def test_a_matrix_without_departments_finds_the_roles_that_are_there(folder: Path) -> None:
    file = folder.parent / "raci.csv"
    file.write_text(
        "Task,Buyer,IT administrator\nOrder paper,R,C\nMend the till,I,R\nOrder goods,R,I\n", encoding="utf-8"
    )
    import_file(file, folder)
    catalogue = load(folder)
    assert [department.id for department in catalogue.departments] == ["shop"]
    assert catalogue.duty("mend-the-till")[1].id == "it-administrator"


def test_a_broken_catalogue_is_left_alone(folder: Path) -> None:
    (folder / "departments/shop.yaml").write_text(SHOP.replace("id: buyer", "id: Buyer!"), encoding="utf-8")
    before = texts(folder)
    with pytest.raises(CatalogueError):
        merge(folder, AS_IT_IS)
    assert texts(folder) == before


@pytest.mark.slow
def test_an_export_merges_into_its_catalogue_without_a_change(tmp_path: Path, shipped: Path) -> None:
    export_file(shipped, tmp_path / "all.csv")
    import_file(tmp_path / "all.csv", tmp_path / "copy")
    before = texts(tmp_path / "copy")
    report = import_file(tmp_path / "all.csv", tmp_path / "copy", prune=True)
    assert report.changes == ()
    assert texts(tmp_path / "copy") == before
    assert dataclasses.replace(load(tmp_path / "copy"), digest="") == load(shipped)


@pytest.mark.parametrize("style", ["no deeper than their key", "in brackets"])
def test_a_merge_keeps_the_style_of_lists(folder: Path, style: str) -> None:
    listed = "    en:\n    - till\n" if style.startswith("no") else "    en: [till]\n"
    (folder / "phrases/words.yaml").write_text(
        f"passwords:\n{listed.replace('    ', '  ')}doors:\n  en:\n  - door code\n", encoding="utf-8"
    )
    duties = "[{id: orders, text: {en: Order goods}}]"
    shop = "id: shop\nname: {en: Shop}\nroles:\n- id: buyer\n  name: {en: Buyer}\n  duties: " + duties
    rest = (
        "\n- id: admin\n  name: {en: Admin}\n  duties:\n  - id: passwords\n    text: {en: Reset passwords}\n"
    )
    (folder / "departments/shop.yaml").write_text(shop + rest, encoding="utf-8")
    (folder / "questions.yaml").unlink()
    merge(
        folder,
        "Shop,Admin,Reset passwords,密码忘了|no access,\nShop,Admin,Order phones,,\n"
        "Shop,Buyer,Order goods,,\nShop,Buyer,Pay bills,bill,\nShop,Clerk,Sort mail,mail,\n",
    )
    catalogue = load(folder)
    assert catalogue.duty("passwords")[0].phrases == {"en": ("till", "no access"), "zh-Hans": ("密码忘了",)}
    assert [duty.id for duty in catalogue.role("buyer")[0].duties] == ["orders", "pay-bills"]
    merge(folder, "Shop,Admin,Reset passwords,,\nShop,Buyer,Pay bills,,\n", prune=True)
    assert [duty.id for duty, _, _ in load(folder).duties()] == ["pay-bills", "passwords"]


def test_keepers_are_set_changed_and_with_prune_removed(folder: Path, tmp_path: Path) -> None:
    head = "kind,department,role,duty,keepers,keepers_channel\n"
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(
        f"{head},Shop,Buyer,Order goods,U0000007; S0000008,#shop\ncatalogue,,,A shop,a@shop.example,\n",
        encoding="utf-8",
    )
    report = import_file(sheet, folder)
    assert "keepers of *Shop* set to U0000007, S0000008" in report.changes
    assert "keepers of *the catalogue* set to a@shop.example" in report.changes
    assert load(folder).departments[0].keepers == Keepers(("U0000007", "S0000008"), "#shop")
    assert load(folder).keepers == Keepers(("a@shop.example",))
    assert "# The till." in (folder / "departments/shop.yaml").read_text(encoding="utf-8")
    sheet.write_text(f"{head},Shop,Buyer,Order goods,U0000009,\n", encoding="utf-8")
    import_file(sheet, folder)
    assert load(folder).departments[0].keepers == Keepers(("U0000009",), "#shop")
    import_file(sheet, folder, prune=True)
    assert load(folder).departments[0].keepers == Keepers(("U0000009",))

"""Know the words of reading lists: what fields, links, venues and awards are called.

Words are compared in the folded form of `papers.text.fold`: lower case, single blanks.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from sphinx_paperlist.papers.text import fold

# An emoji as GitHub lets one write it: `:octocat:`.
SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]*:")


class Role(enum.Enum):
    """Name what a labelled line or the column of a table says of a paper."""

    TITLE = enum.auto()
    AUTHORS = enum.auto()
    VENUE = enum.auto()
    YEAR = enum.auto()
    DATE = enum.auto()
    LINKS = enum.auto()
    TAGS = enum.auto()
    NICKNAME = enum.auto()
    AFFILIATION = enum.auto()
    NOTE = enum.auto()
    ABSTRACT = enum.auto()
    STARS = enum.auto()
    PAGES = enum.auto()
    NUMBER = enum.auto()


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split(",") if word.strip())


_FIELDS = {
    Role.TITLE: """
        title, titles, paper title, full name, full title, article title, research paper,
        paper name, title of paper, 论文, 论文名称, 论文名, 论文标题, 题目,
        论文题目, 标题, 名称, 文章, 文献
    """,
    Role.AUTHORS: """
        author, authors, author(s), by, written by, 作者, 作者列表, yazarlar
    """,
    Role.VENUE: """
        venue, conference, conferences, journal, publication, publication venue,
        published in, publisher, published at, publish, pub, pub., conf, conf., proceedings,
        conference/journal, journal/conference, venue/journal, source, status, 会议, 期刊,
        会议/期刊, 期刊/会议, 发表, 发表于, 发表会议, 来源, 出处, 刊物
    """,
    Role.YEAR: """
        year, yr, years, 年份, 年, 年度
    """,
    Role.DATE: """
        date, publish date, published, release date, release time, release, released, time,
        month, publication date, arxiv date, submitted, submission date, when, 日期, 时间,
        发表时间, 发布时间, 发表日期, 月份
    """,
    Role.LINKS: """
        links, link, url, urls, resources, resource, materials, doi/url, url/doi, paper link,
        paper/code, 链接, 地址, 资源, 论文链接
    """,
    Role.TAGS: """
        keyword, keywords, key words, tag, tags, topic, topics, category, categories, area,
        areas, subject, search algorithm, 关键词, 关键字, 标签, 类别, 分类, 方向, 领域, 主题,
        anahtar kelime, anahtar kelimeler, anahtar sözcük
    """,
    Role.NICKNAME: """
        nickname, abbreviation, abbr, abbr., acronym, short name, alias, name, model name,
        简称, 缩写, 模型, 模型名称
    """,
    Role.AFFILIATION: """
        affiliation, affiliations, institute, institutes, institution, institutions,
        organization, organizations, organisation, organisations, org, orgs, company, team,
        university, lab, group, 组织, 机构, 单位, 作者单位, 公司, 团队, 学校
    """,
    Role.NOTE: """
        note, notes, comment, comments, remark, remarks, tldr, tl;dr, summary, description,
        about, one-line summary, one sentence summary, key idea, main idea, idea, highlight,
        highlights, contribution, contributions, takeaway, takeaways, relevance,
        key contribution, 简介, 备注, 说明, 摘要翻译, 翻译, 总结, 一句话总结, 描述, 评论,
        介绍, 笔记, 亮点, 要点, 评价
    """,
    Role.ABSTRACT: "abstract, 摘要",
    Role.STARS: """
        rating, importance, recommendation, 重要性, 推荐, 推荐度, 评分, 推荐指数
    """,
    Role.PAGES: "pages, page numbers, 页码",
    Role.NUMBER: """
        #, no, no., nr, nr., id, num, number, index, idx, 序号, 编号
    """,
}
FIELDS: Mapping[str, Role] = MappingProxyType(
    {word: role for role, words in _FIELDS.items() for word in _words(words)}
)

# The headers of columns that hold titles, the surest first.
TITLE_COLUMNS = (
    *(
        "title",
        "paper title",
        "article title",
        "full title",
        "titles",
        "标题",
        "论文标题",
        "题目",
        "论文题目",
        "论文名称",
        "论文名",
    ),
    *(
        "paper",
        "papers",
        "论文",
        "文章",
        "文献",
        "article",
        "articles",
        "paper name",
        "publication",
    ),
    *("publications", "work", "works", "reference", "book", "resource", "名称", "name", "survey"),
    *(
        "full name",
        "research paper",
        "method",
        "methods",
        "model",
        "models",
        "dataset",
        "datasets",
        "benchmark",
        "project",
    ),
)

# What links are labelled with; a link that is labelled so is no title.
LINK_LABELS = _words(
    """
    abs, abstract, acl, acl anthology, alphaxiv, anthology, api, app, appendix, arxiv,
    article, ar5iv, benchmark, bib, bibtex, blog, blog post, blogpost, book, checkpoint,
    checkpoints, cite, code, codebase, codes, colab, data, dataset, datasets, demo, demos,
    docs, documentation, doi, download, eprint, examples, explanation, full paper, full text,
    git, github, gitlab, here, homepage, home page, home, html, hf, hugging face,
    huggingface, implementation, intro, introduction, ipynb, journal, keras, link, links,
    live demo, media, mirror, model, model card, models, news, notebook, notes, official,
    official code, official implementation, official site, openreview, page, paper,
    paper page, paper link, papers, pdf, poster, post, preprint, presentation, press,
    project, project page, project site, project website, proceedings, ps, publisher,
    pytorch, pytorch code, reading, readme, repo, report, repository, resource, resources,
    review, reviews, scholar, semantic scholar, site, slide, slides, source, source code,
    space, springer, sup, supp, supplement, supplemental, supplementary,
    supplementary material, talk, tech report, technical report, tensorflow, tensorflow code,
    thread, tf, torch, tutorial, tweet, twitter, url, video, videos, video presentation,
    weights, web, webpage, web page, website, weibo, wiki, wikipedia, x, youtube, zhihu,
    zenodo, 论文, 论文链接, 论文地址, 论文下载, 论文下载链接, 文章, 代码, 代码链接, 代码地址,
    开源代码, 源码, 项目, 项目主页, 项目链接, 项目地址, 主页, 官网, 网站, 视频, 演示, 数据,
    数据集, 数据集链接, 数据集下载, 博客, 解读, 论文解读, 中文解读, 幻灯片, 海报, 模型, 权重,
    下载, 链接, 地址, 知乎, 机器之心, 量子位, 文档, 教程, 笔记, 代码和数据集, 补充材料,
    预印本, kod, makale, veri kümesi
"""
)

# Labels that are part of no title of two words.
_SURE_LABELS = _words(
    """
    arxiv, blog, code, colab, demo, github, homepage, link, notebook, paper, pdf, poster,
    ppt, page, repo, site, slides, supp, tweet, video, videos, website, youtube, download,
    official
"""
)
# What stands around labels: signs, brackets, and the pictures that people set before them.
_AROUND = " []()【】（）:：*_.,，。;；!|/-–—📄📃📜💻🔗🏠🌐🎥📹🤗⭐🌟★☆✨📝📑📖📚"
_PICTURE = re.compile(r"^[^\w#?<>]+\s+(?=\w)")
_IDENTIFIER = re.compile(r"(?:arxiv|abs)[\s:/]*\d{4}\.\d{4,5}(?:v\d+)?")
_COUNTED = re.compile(r"[\s\d#.+-]+$")

# Words of awards and of how a paper was shown; they select and group papers.
AWARDS = _words(
    """
    oral, orals, oral presentation, spotlight, spotlights, poster, posters, highlight,
    best paper, best paper award, best paper candidate, best paper finalist,
    best paper runner-up, best paper honorable mention, best student paper,
    best student paper award, outstanding paper, outstanding paper award,
    distinguished paper, honorable mention, award, award paper, award candidate, best demo,
    best resource paper, test of time, test of time award, notable top 5%, notable top 25%,
    notable-top-5%, notable-top-25%, top 5%, top 25%, long, short, long paper, short paper,
    long oral, short oral, full paper, invited, invited talk, cover, cover article, 口头报告,
    最佳论文, 最佳论文奖, 亮点, accept, accepted
"""
)

# What stands where there is nothing to say.
NOTHING = _words(
    """
    none, -, --, —, n/a, na, nan, null, no, no code, tbd, tba, todo, todo., coming soon,
    coming soon!, coming soon..., to be released, stay tuned, soon, /, x, ✗, ✘, ❌, ×, :x:, ?,
    ..., …, ., 暂无, 无, 未公布, 还未公布, 尚未公布, 未开源, 尚未开源, 即将开源, 待开源
"""
)

# Names of venues, as reading lists shorten them.
_VENUES = _words(
    """
    aaai, aacl, aamas, abstract, access, accv, acl, aclanthology, acl-ijcnlp, acm, acm mm,
    acm multimedia, acmmm, ai magazine, aies, aij, aistats, alt, amia, anlp,
    applied sciences, arr, artificial intelligence, arxiv, asplos, atc, asru, automl,
    biorxiv, bmvc, bmcv, book, blog, blackboxnlp, brain, bmc, cacm, cav, ccs, cell, chi,
    chil, cikm, clear, clef, cl, coling, colm, collas, colt, computational linguistics,
    conll, corl, corr, cpal, csur, csl, cscw, cvpr, cvprw, cvm, dac, dasfaa, date, dsn, ecai,
    eacl, eccv, eccvw, ecir, ecml, ecml-pkdd, ecml/pkdd, electronics, elife, emnlp,
    emnlp-ijcnlp, entropy, esorics, esec/fse, eurographics, eurosys, expert systems, facct,
    fat*, findings, focs, fse, github, gecco, globecom, hotnets, hpca, hri,
    human language technologies, lecture notes in computer science, lncs, icalp, icann,
    icaps, icassp, icce, iccad, iccv, iccvw, icde, icdm, icdar, icip, iclr, icml, icme, icmi,
    icmla, icmr, icpr, icra, icra-l, icse, icsme, ictir, icpp, icwsm, ieee, ieee access,
    ijcai, ijcnlp, ijcnn, ijcv, ijrr, information fusion, information sciences, infocom,
    interspeech, ipdps, iros, isca, ismb, ismir, iswc, issta, iui, jair, jamia, jmlr, jml,
    jasa, jcdl, kbs, kdd, kr, l4dc, lrec, lrec-coling, l@s, medrxiv, medical image analysis,
    mia, miccai, micro, midl, ml4h, mlhc, mlsys, mm, mobicom, mobisys, mmm, mnras, mva,
    naacl, naacl-hlt, nature, nature communications, nature medicine, nature methods,
    nature machine intelligence, ncomms, ndss, neural computation, neural computing,
    neural networks, neurocomputing, neurips, neurips workshop, neuroimage, neuron, nips,
    nlpcc, nsdi, nejm, npj, nejm ai, online, oopsla, openreview, osdi, patterns, pacmpl,
    pami, patrec, pattern recognition, percom, pkdd, plos one, plos, pldi, pnas, pods, popl,
    preprint, preprints, prl, prcv, pr, pvldb, pmlr, ra-l, ral, recsys, rss, sigdial, s&p,
    sp, sc, sdm, science, science advances, science robotics, scientific reports,
    scientific data, semeval, siggraph, siggraph asia, sigir, sigir-ap, sigkdd, sigmod,
    sigcomm, simpa, sensors, slt, sosp, spm, ssrn, stoc, tacl, tac, tai, taslp, tcad, tce,
    tcsvt, tcss, tcyb, tdsc, techrxiv, tgrs, tifs, tip, tim, tist, tits, tiv, tkdd, tkde,
    tmc, tmi, tmis, tmlr, tmm, tnn, tnnls, tochi, tois, tog, toit, tomm, tomccap, tosem,
    tpami, tpds, tro, tse, tsc, tsp, tvcg, tweb, twc, uai, uist, under review, usenix,
    usenix security, usenix atc, vldb, vr, vlsi, wacv, wsdm, wmt, www, the web conference,
    webconf, wi, in submission, submitted, to appear, technical report, tech report,
    phd thesis, thesis, master thesis, workshop, white paper, whitepaper, website, zenodo,
    博士论文, 硕士论文, 计算机学报, 软件学报, 自动化学报, 中文信息学报, 计算机研究与发展,
    中国科学, 电子学报, 预印本, 知乎
"""
)
# Words that only the long names of venues hold.
_VENUE_WORDS = _words(
    """
    advances, annals, annual, arxiv, bulletin, conference, conf., congress, ieee, acm,
    international, int., journal, journals, lett., letters, magazine, mag., meeting, proc,
    proc., proceedings, preprint, press, review, reviews, rev., symposium, trans, trans.,
    transactions, workshop, workshops, findings, frontiers, communications, nature, nat.,
    springer, elsevier, 学报, 会议, 期刊, 大学学报
"""
)
PUBLISHERS = _words("""
    ieee, acm, springer, elsevier, citeseer, wiley, pmlr, mit press,
    cambridge university press
""")
_LINKING_WORDS = frozenset(
    {"of", "on", "the", "and", "for", "in", "at", "@", "&", "to", "de", "und"}
)
# Short names that are met in any case, and are no other words.
_ANY_CASE = _words("""
    arxiv, biorxiv, medrxiv, corr, nips, neurips, iclr, icml, cvpr, interspeech,
    eurographics, coling
""")
_LETTERS = re.compile(r"[^\W\d_](?:[\w&@*]*[^\W\d_])?")


@lru_cache(maxsize=1024)
def is_link_label(text: str) -> bool:
    """Tell whether a link is labelled so: `PDF`, `code (official)`, `Project Page`, `论文2`."""
    text = bare(text)
    if text in LINK_LABELS or _IDENTIFIER.fullmatch(text):
        return True
    words = [word.strip("-/()&,+:") for word in re.split(r"[\s/&+]+|(?<=[^\W\d])-", text)]
    if not 0 < len(words) <= 3:
        return False
    if _COUNTED.sub("", text) in LINK_LABELS:
        return True
    return all(word in LINK_LABELS for word in words) or (
        words[0] in _SURE_LABELS or (len(words) == 2 and words[1] in _SURE_LABELS)
    )


def bare(text: str) -> str:
    """Return words folded, without brackets, signs and remarks in brackets around them."""
    text = fold(text)
    if text.endswith((")", "）", "]")) and text[0] not in "([（":
        text = re.split(r"[(（\[]", text, maxsplit=1)[0]
    return _PICTURE.sub("", text.strip(_AROUND))


@lru_cache(maxsize=1024)
def is_award(text: str) -> bool:
    """Tell whether words say how a paper was received: `Oral`, `Best Paper Award`."""
    return bare(text) in AWARDS


def is_nothing(text: str) -> bool:
    """Tell whether words stand where there is nothing: `None`, `-`, `暂无`."""
    return fold(text) in NOTHING


@lru_cache(maxsize=1024)
def names_a_venue(text: str) -> bool:
    """Tell whether words are the name of a venue, or hold one among other names.

    What holds more plain words than names is a sentence, whatever else it holds.
    """
    folded = fold(text)
    if folded in _VENUES:
        return True
    words = [word for word in text.replace("/", " ").split() if word not in _LINKING_WORDS]
    named = sum(word != word.lower() or not word.isascii() for word in words)
    if not words or named * 2 < len(words):
        return bool(words) and words[0] != words[0].lower() and fold(words[0]) in _VENUE_WORDS
    return any(fold(word).strip("()[],:") in _VENUE_WORDS for word in words) or any(
        map(_known, _case_words(text))
    )


def _case_words(text: str) -> list[str]:
    """Return the words that are written as short names are: `NeurIPS`, `ACL`, `arxiv`."""
    return [
        word
        for word in _LETTERS.findall(text)
        if sum(map(str.isupper, word)) > 1 or fold(word) in _ANY_CASE
    ]


def _known(word: str) -> bool:
    return fold(word) in _VENUES

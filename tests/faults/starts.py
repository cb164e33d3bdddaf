"""The states that a disturbed build starts from."""

import syscalls


def nothing(site):
    """nothing was published"""
    site.restore({})
    site.seed('second')


def unchanged(site):
    """published, and nothing changed since"""
    nothing(site)
    must(site.build())


def changed(site):
    """published, and every article changed since"""
    site.restore({})
    site.seed('first')
    must(site.build())
    site.seed('second')


def stateless(site):
    """published, every article changed, and the state was lost"""
    changed(site)
    site.forget()


def left_overs(site):
    """a build was killed before its first file took its place"""
    changed(site)
    killed(site, lambda calls: next(call for call in calls if call.name.startswith('rename')))


def half(site):
    """a build was killed between two files"""
    changed(site)
    killed(site, lambda calls: [call for call in calls if call.name.startswith('rename')][1])


def late(site):
    """a build was killed at the last of its calls"""
    changed(site)
    killed(site, lambda calls: calls[-1])


ALL = [nothing, unchanged, changed, stateless, left_overs, half, late]


def killed(site, which):
    start = site.world()
    _, log = syscalls.build(site)
    call = which(syscalls.calls(site, log, syscalls.WRITING))
    site.restore(start)
    run, _ = syscalls.build(
        site, inject=f'{call.name}:signal=SIGKILL:when={call.nth}', threads=not call.is_main
    )
    assert run.code == -9, f'not killed at {call}: {run}'


def must(run):
    """A build that nobody disturbs succeeds without a word."""
    assert run.code == 0 and not run.said, f'exit code {run.code}\n{run.said}'

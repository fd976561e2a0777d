# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What can go wrong while fetching, as sentences for people. None of them holds an address or a key."""


class SyncError(Exception):
    """The sync ended without a new snapshot; the one before stands as it was."""


class BrokenError(SyncError):
    """What was received is whole but cannot be right, so none of it is kept for the next time."""


class TemporaryError(SyncError):
    """Trouble of the other side that may be over when asked again; `wait` is the seconds it asks us to wait."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


KEY_MISSING = "인증키가 없어요. data.go.kr에서 받은 키를 환경변수 {name}에 넣어 주세요. (docs/gov24.md)"
KEY_REFUSED = "인증키가 거절됐어요. 키가 맞는지, 활용 신청이 승인됐는지, 기한이 지나지 않았는지 확인해 주세요."
QUOTA = "오늘 부를 수 있는 횟수를 다 썼어요. 받은 데까지는 남아 있으니 내일 다시 하면 이어서 받아요."
SERVER = "정부 서버가 오류를 돌려줬어요({status})."
SLOW = "정부 서버의 대답이 너무 늦어요."
CUT = "정부 서버와 연결이 끊겼어요."
NOT_DATA = "정부 서버가 자료가 아닌 것을 보냈어요."
REFUSED = "정부 서버가 요청을 받아 주지 않았어요({status})."
TOO_LARGE = "정부 서버가 보낸 것이 너무 커요."
MOVING = "받는 동안 자료의 수가 계속 바뀌거나 겹쳐서 온전히 받지 못했어요. 잠시 뒤 다시 해 주세요."
EMPTY = "정부 서버가 빈 목록을 보냈어요. 앞서 받은 자료를 그대로 둬요."
FEWER = (
    "{what}이(가) {before:,}건에서 {after:,}건으로 너무 많이 줄었어요. 앞서 받은 자료를 그대로 둬요. "
    "맞는 수라면 --accept-fewer 를 붙여 주세요."
)
LACKING = "목록 {listed:,}건 가운데 {lacking:,}건의 상세 자료가 없어요. 앞서 받은 자료를 그대로 둬요."
BUSY = "다른 동기화가 이미 돌고 있어요. 끝난 뒤에 다시 해 주세요."

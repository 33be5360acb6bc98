# workload
"""A small chess player: moves, an evaluation and alpha-beta search on a mailbox board."""
import sys

SEARCHES = {"tiny": (1, 1), "short": (3, 6), "long": (3, 70)}

START = "rnbqkbnrpppppppp................................PPPPPPPPRNBQKBNR"
VALUES = {"P": 100, "N": 320, "B": 330, "R": 500, "Q": 900, "K": 20000}
KNIGHT = ((1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2))
STRAIGHT = ((1, 0), (-1, 0), (0, 1), (0, -1))
DIAGONAL = ((1, 1), (1, -1), (-1, 1), (-1, -1))


class Board:
    def __init__(self, squares, white=True, castling="KQkq", passing=-1):
        self.squares = list(squares)
        self.white = white
        self.castling = castling
        self.passing = passing

    def moves(self):
        """Moves of the side to move, some of which leave its king in check."""
        squares = self.squares
        found = []
        for place in range(64):
            piece = squares[place]
            if piece == "." or piece.isupper() != self.white:
                continue
            row, column = place >> 3, place & 7
            kind = piece.upper()
            if kind == "P":
                step = -8 if self.white else 8
                target = place + step
                if squares[target] == ".":
                    if 8 <= target < 56:
                        found.append((place, target, ""))
                        if row == (6 if self.white else 1) and squares[target + step] == ".":
                            found.append((place, target + step, ""))
                    else:
                        found.append((place, target, "Q"))
                        found.append((place, target, "N"))
                for side in (-1, 1):
                    if 0 <= column + side < 8:
                        other = squares[target + side]
                        if other != "." and other.isupper() != self.white or target + side == self.passing:
                            found.append((place, target + side, "" if 8 <= target < 56 else "Q"))
            elif kind == "N" or kind == "K":
                for down, right in KNIGHT if kind == "N" else STRAIGHT + DIAGONAL:
                    r, c = row + down, column + right
                    if 0 <= r < 8 and 0 <= c < 8:
                        other = squares[r * 8 + c]
                        if other == "." or other.isupper() != self.white:
                            found.append((place, r * 8 + c, ""))
                if kind == "K" and place in (60, 4):
                    short, long = ("K", "Q") if self.white else ("k", "q")
                    if short in self.castling and squares[place + 1] == squares[place + 2] == ".":
                        if not self.attacked(place, not self.white) and not self.attacked(place + 1, not self.white):
                            found.append((place, place + 2, ""))
                    if long in self.castling and squares[place - 1] == squares[place - 2] == squares[place - 3] == ".":
                        if not self.attacked(place, not self.white) and not self.attacked(place - 1, not self.white):
                            found.append((place, place - 2, ""))
            else:
                if kind == "R":
                    directions = STRAIGHT
                elif kind == "B":
                    directions = DIAGONAL
                else:
                    directions = STRAIGHT + DIAGONAL
                for down, right in directions:
                    r, c = row + down, column + right
                    while 0 <= r < 8 and 0 <= c < 8:
                        other = squares[r * 8 + c]
                        if other != ".":
                            if other.isupper() != self.white:
                                found.append((place, r * 8 + c, ""))
                            break
                        found.append((place, r * 8 + c, ""))
                        r += down
                        c += right
        return found

    def attacked(self, place, by_white):
        squares = self.squares
        row, column = place >> 3, place & 7

        def at(r, c):
            if 0 <= r < 8 and 0 <= c < 8:
                piece = squares[r * 8 + c]
                if piece != "." and piece.isupper() == by_white:
                    return piece.upper()
            return ""

        ahead = 1 if by_white else -1
        if at(row + ahead, column - 1) == "P" or at(row + ahead, column + 1) == "P":
            return True
        if any(at(row + down, column + right) == "N" for down, right in KNIGHT):
            return True
        for directions, sliders in ((STRAIGHT, "RQ"), (DIAGONAL, "BQ")):
            for down, right in directions:
                r, c = row + down, column + right
                if at(r, c) == "K":
                    return True
                while 0 <= r < 8 and 0 <= c < 8:
                    piece = at(r, c)
                    if piece and piece in sliders:
                        return True
                    if squares[r * 8 + c] != ".":
                        break
                    r += down
                    c += right
        return False

    def in_check(self, white):
        king = self.squares.index("K" if white else "k")
        return self.attacked(king, not white)

    def after(self, move):
        source, target, promotion = move
        new = Board(self.squares, not self.white, self.castling)
        squares = new.squares
        piece = squares[source]
        squares[source] = "."
        if piece in "Pp":
            if target == self.passing:
                squares[target + (8 if self.white else -8)] = "."
            if abs(target - source) == 16:
                new.passing = (target + source) // 2
        if promotion:
            piece = promotion if self.white else promotion.lower()
        squares[target] = piece
        if piece in "Kk" and abs(target - source) == 2:
            rook, to = (target + 1, target - 1) if target > source else (target - 2, target + 1)
            squares[to] = squares[rook]
            squares[rook] = "."
        if new.castling:
            for corner, right in ((63, "K"), (56, "Q"), (7, "k"), (0, "q"), (60, "KQ"), (4, "kq")):
                if corner == source or corner == target:
                    for letter in right:
                        new.castling = new.castling.replace(letter, "")
        return new

    def score(self):
        """Material, places and pawns, from the view of the side to move."""
        total = 0
        pawns = {True: [0] * 8, False: [0] * 8}
        bishops = {True: 0, False: 0}
        for place, piece in enumerate(self.squares):
            if piece == ".":
                continue
            white = piece.isupper()
            kind = piece if white else piece.upper()
            row, column = place >> 3, place & 7
            value = VALUES[kind]
            forward = 7 - row if white else row
            center = 3 - max(abs(2 * row - 7), abs(2 * column - 7)) // 2
            if kind == "P":
                value += forward * forward * 2 + center * 4
                pawns[white][column] += 1
            elif kind == "N":
                value += center * 12 - 10
            elif kind == "B":
                value += center * 6
                bishops[white] += 1
            elif kind == "R":
                if forward == 6:
                    value += 25
            elif kind == "Q":
                value += center * 3
            else:
                value -= center * 15
            total += value if white else -value
        for column in range(8):
            for white, sign in ((True, 1), (False, -1)):
                count = pawns[white][column]
                if count > 1:
                    total -= 15 * (count - 1) * sign
                left = pawns[white][column - 1] if column else 0
                right = pawns[white][column + 1] if column < 7 else 0
                if count and not left and not right:
                    total -= 12 * sign
        for white, sign in ((True, 1), (False, -1)):
            if bishops[white] == 2:
                total += 40 * sign
        return total if self.white else -total


class Player:
    def __init__(self):
        self.nodes = 0

    def gain(self, board, move):
        victim = board.squares[move[1]]
        if victim == ".":
            return 1 if move[2] else 0
        return 10 * VALUES[victim.upper()] - VALUES[board.squares[move[0]].upper()]

    def search(self, board, depth, alpha, beta):
        self.nodes += 1
        if depth == 0:
            return board.score(), None
        best = None
        moves = sorted(board.moves(), key=lambda move: -self.gain(board, move))
        for move in moves:
            after = board.after(move)
            if after.in_check(board.white):
                continue
            value = -self.search(after, depth - 1, -beta, -alpha)[0]
            if best is None or value > alpha:
                if value > alpha:
                    alpha = value
                best = move
                if alpha >= beta:
                    break
        if best is None:
            return (-30000 - depth if board.in_check(board.white) else 0), None
        return alpha, best


def name(move):
    source, target, promotion = move
    return "".join("abcdefgh"[place & 7] + str(8 - (place >> 3)) for place in (source, target)) + promotion.lower()


def count_positions(board, depth):
    if depth == 0:
        return 1
    total = 0
    for move in board.moves():
        after = board.after(move)
        if not after.in_check(board.white):
            total += count_positions(after, depth - 1)
    return total


def main(size):
    depth, plies = SEARCHES[size]
    board = Board(START)
    counted = [count_positions(board, d) for d in range(min(depth, 2) + 1 if depth > 1 else 1)]
    assert counted == [1, 20, 400][: len(counted)], counted
    player = Player()
    game = []
    for _ in range(plies):
        value, move = player.search(board, depth, -100000, 100000)
        if move is None:
            break
        game.append(f"{name(move)}({value:+})")
        board = board.after(move)
    print(*game)
    for row in range(8):
        print("".join(board.squares[row * 8 : row * 8 + 8]))
    print("nodes", player.nodes, "castling", board.castling, "moves", len(board.moves()))


if __name__ == "__main__":
    main(sys.argv[1])
